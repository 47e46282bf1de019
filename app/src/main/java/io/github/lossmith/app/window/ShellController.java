package io.github.lossmith.app.window;

import io.github.lossmith.app.lesson.LessonModel;
import io.github.lossmith.app.lesson.LessonPart;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.Forms;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.Notices.Notice;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.screen.UserAction;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The frame: menus, the places' buttons, the place in front, the notice line. */
public final class ShellController implements AutoCloseable {
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
  private final AppServices services;
  private final Shell shell;
  private final Forms forms;
  private final ToggleGroup buttons = new ToggleGroup();
  private final Map<Place, Parent> loaded = new HashMap<>();
  private final PartHiding hiding = new PartHiding();
  private final FormListeners bindings = new FormListeners();
  @FXML private VBox head;
  @FXML private MenuBar menus;
  @FXML private VBox rail;
  @FXML private StackPane centre;
  @FXML private Label notice;

  ShellController(AppServices services, Shell shell, Forms forms) {
    this.services = services;
    this.shell = shell;
    this.forms = forms;
  }

  @FXML
  private void initialize() {
    shell.menus().forEach(group -> menus.getMenus().add(services.controls().menu(group)));
    shell.places().forEach(place -> rail.getChildren().add(button(place)));
    shell.share().ifPresent(this::offer);
    bindings.on(() -> show(shell.front().get()), shell.front());
    show(shell.front().get());
    shell.lessons().ifPresent(this::watch);
    bindings.on(this::hide, shell.presenter().hidden());
    bindings.on(() -> show(services.notices().last().get()), services.notices().last());
    show(services.notices().last().get());
  }

  /** The strip of lessons is made when one is opened. */
  private void watch(LessonModel lessons) {
    bindings.on(() -> offer(lessons), lessons.now());
    offer(lessons);
  }

  private void offer(LessonModel lessons) {
    if (lessons.now().get().isPresent() && head.getChildren().size() == 1) {
      head.getChildren().add(forms.load("lesson"));
    }
  }

  private void hide() {
    Set<LessonPart> hidden = shell.presenter().hidden().getValue();
    FormListeners.show(menus, !hidden.contains(LessonPart.MENUS));
    FormListeners.show(rail, !hidden.contains(LessonPart.PLACES));
    centre.getChildren().forEach(form -> hiding.hide((Parent) form, hidden));
  }

  private ToggleButton button(Place place) {
    UserAction action = shell.go(place);
    ToggleButton button = new ToggleButton(services.texts().text(action.key()));
    button.setId("place-" + place.name());
    button.setUserData(place);
    button.setToggleGroup(buttons);
    button.setContentDisplay(ContentDisplay.TOP);
    button.setGraphic(Controls.icon(action.icon()));
    HoverHint.say(button, services.controls().hint(action.key(), action.keys().orElse(null)));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> press(button, action));
    return button;
  }

  /** The button below those of the places, at the lower end. */
  private void offer(UserAction share) {
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    Button button = new Button(services.texts().text("app.share.button"));
    button.setId("share");
    button.setContentDisplay(ContentDisplay.TOP);
    button.setGraphic(Controls.icon(share.icon()));
    HoverHint.say(button, services.controls().hint(share.key(), share.keys().orElse(null)));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> share.perform());
    rail.getChildren().addAll(space, button);
  }

  /** Pressing the button of the place in front again has no effect. */
  private static void press(ToggleButton button, UserAction action) {
    button.setSelected(true);
    action.perform();
  }

  private void show(Place place) {
    Parent form = loaded.computeIfAbsent(place, absent -> forms.load(absent.name()));
    centre.getChildren().setAll(form);
    hide();
    buttons.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == place));
    focusOn(place);
  }

  /** The focus of the removed form would otherwise move to the first place's button. */
  private void focusOn(Place place) {
    rail.getChildren().stream()
        .filter(button -> button.getUserData() == place)
        .forEach(Node::requestFocus);
  }

  private void show(Notice line) {
    String words = line.words().apply(services.texts());
    notice.setText(words);
    HoverHint.say(notice, words);
    notice.pseudoClassStateChanged(BAD, line.bad());
  }

  @Override
  public void close() {
    bindings.close();
  }
}
