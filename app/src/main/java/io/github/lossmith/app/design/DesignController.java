package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.Action;
import io.github.lossmith.app.screen.Bindings;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.Theme;
import io.github.lossmith.plotting.view.FigureView;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;

/** The panels with their tools, between the list and the inspector. */
public final class DesignController implements AutoCloseable {
  private final Studio studio;
  private final DesignActions actions;
  private final FigureActions figureActions;
  private final FigureMaker maker;
  private final FigureView view = new FigureView();
  private final Bindings bindings = new Bindings();
  private final DrawingTable table;
  @FXML private HBox tools;
  @FXML private StackPane figure;
  @FXML private Label empty;

  DesignController(Studio studio, DesignActions actions, FigureActions figureActions) {
    this.studio = studio;
    this.actions = actions;
    this.figureActions = figureActions;
    maker = new FigureMaker(studio.desk().texts(), studio.colours());
    table = new DrawingTable(studio, view);
  }

  @FXML
  private void initialize() {
    view.setId("figure");
    figure.getChildren().add(0, view);
    actions.stepTools().forEach(action -> tools.getChildren().add(button(action)));
    table.buttons().forEach(tools.getChildren()::add);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    tools.getChildren().add(gap);
    for (PanelKind kind : PanelKind.values()) {
      tools.getChildren().add(toggle(kind));
    }
    FigureChoice choice = studio.choice();
    tools.getChildren().add(scales("app.scale.across", choice.across(), FigureChoice.LINEAR, FigureChoice.LOG));
    tools.getChildren().add(scales("app.scale.upwards", choice.upwards(), FigureChoice.LINEAR, FigureChoice.SYMLOG, FigureChoice.LOG));
    bindings.on(this::show, studio.tracer().traces(), studio.bench().inHand(), choice.panels(), choice.across(), choice.upwards(), choice.highlight());
    bindings.on(this::dress, studio.desk().dark());
    dress();
    show();
  }

  private Button button(Action action) {
    Button button = new Button();
    button.getStyleClass().addAll("flat", "small");
    studio.desk().controls().bind(button, action);
    return button;
  }

  private ToggleButton toggle(PanelKind kind) {
    ToggleButton button = new ToggleButton(studio.desk().texts().text("app.panel." + kind.key()));
    button.getStyleClass().add("small");
    button.setId("panel-" + kind.key());
    button.setTooltip(studio.desk().controls().tooltip("app.panel." + kind.key() + ".hint", null));
    button.setSelected(studio.choice().panels().get().contains(kind));
    button.setOnAction(
        event -> {
          studio.choice().show(kind, button.isSelected());
          button.setSelected(studio.choice().panels().get().contains(kind));
        });
    return button;
  }

  private ComboBox<String> scales(String key, javafx.beans.property.StringProperty chosen, String... names) {
    Texts texts = studio.desk().texts();
    ComboBox<String> box = new ComboBox<>();
    box.getStyleClass().add("small");
    box.getItems().setAll(List.of(names));
    box.setConverter(new ScaleWords(texts, key));
    box.setAccessibleText(texts.text(key));
    box.setTooltip(studio.desk().controls().tooltip(key, null));
    box.setValue(chosen.get());
    box.setOnAction(event -> chosen.set(box.getValue()));
    return box;
  }

  private void dress() {
    view.themeProperty().set(studio.desk().dark().get() ? Theme.DARK : Theme.LIGHT);
  }

  private void show() {
    List<Trace> traces = studio.tracer().traces().get();
    Optional<Figure> made = maker.figure(traces, studio.choice(), studio.bench().inHand().get());
    view.setFigure(made.map(this::arranged).orElse(null));
    figureActions.showing(made);
    Bindings.show(empty, made.isEmpty());
  }

  /** Side by side where the room is wide, else one above the other. */
  private Figure arranged(Figure made) {
    boolean wide = view.getWidth() > view.getHeight() * 1.25;
    return wide ? made : made.withColumns(1);
  }

  @Override
  public void close() {
    bindings.close();
    table.close();
  }

  private static final class ScaleWords extends StringConverter<String> {
    private final Texts texts;
    private final String key;

    private ScaleWords(Texts texts, String key) {
      this.texts = texts;
      this.key = key;
    }

    @Override
    public String toString(String name) {
      return name == null ? "" : texts.text(key + "." + name);
    }

    @Override
    public String fromString(String text) {
      return text;
    }
  }
}
