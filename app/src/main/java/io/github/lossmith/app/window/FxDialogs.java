package io.github.lossmith.app.window;

import io.github.lossmith.app.screen.Dialogs;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.resources.Screens;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputDialog;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The dialogs of JavaFX and of the platform, above the window. */
final class FxDialogs implements Dialogs {
  private static final int TEXT_COLUMNS = 60;
  private static final int TEXT_ROWS = 14;
  private final Supplier<Optional<Window>> owner;
  private final Texts texts;

  /** The codes of bugs whose dialogs are open. */
  private final Set<String> reported = new HashSet<>();

  private Optional<File> folder = Optional.empty();

  FxDialogs(Supplier<Optional<Window>> owner, Texts texts) {
    this.owner = owner;
    this.texts = texts;
  }

  @Override
  public String ask(String key, List<String> answers, Object... arguments) {
    Alert alert = new Alert(AlertType.CONFIRMATION, texts.text(key, arguments));
    dress(alert, key + ".title");
    List<ButtonType> buttons =
        answers.stream().map(answer -> button(answer, answer.equals(last(answers)))).toList();
    alert.getButtonTypes().setAll(buttons);
    buttons.forEach(button -> widen(alert, button));
    returnTakes(alert, buttons.get(answers.size() == 2 ? 1 : 0));
    return alert
        .showAndWait()
        .map(chosen -> answers.get(buttons.indexOf(chosen)))
        .orElse(last(answers));
  }

  /** Answers are shown in full; uniform buttons as wide as the longest would widen the dialog. */
  private static void widen(Alert alert, ButtonType answer) {
    Button button = (Button) alert.getDialogPane().lookupButton(answer);
    button.setMinWidth(Region.USE_PREF_SIZE);
    ButtonBar.setButtonUniformSize(button, false);
  }

  private static void returnTakes(Alert alert, ButtonType taken) {
    Button button = (Button) alert.getDialogPane().lookupButton(taken);
    button.setDefaultButton(true);
    alert.setOnShown(shown -> button.requestFocus());
  }

  private static String last(List<String> answers) {
    return answers.get(answers.size() - 1);
  }

  private ButtonType button(String key, boolean cancels) {
    return new ButtonType(texts.text(key), cancels ? ButtonData.CANCEL_CLOSE : ButtonData.OTHER);
  }

  @Override
  public Optional<String> line(String key, String before) {
    TextInputDialog dialog = new TextInputDialog(before);
    dress(dialog, key + ".title");
    dialog.setContentText(texts.text(key));
    dialog.getDialogPane().getButtonTypes().setAll(accept(), cancel());
    dialog.setResultConverter(
        pressed ->
            pressed.getButtonData() == ButtonData.OK_DONE ? dialog.getEditor().getText() : null);
    return dialog.showAndWait().map(String::strip).filter(line -> !line.isEmpty());
  }

  @Override
  public boolean form(
      String titleKey, Node content, String yesKey, ObservableValue<Boolean> possible) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dress(dialog, titleKey);
    ButtonType yes = new ButtonType(texts.text(yesKey), ButtonData.OK_DONE);
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().getStylesheets().add(Screens.style("lossmith").toExternalForm());
    dialog.getDialogPane().getButtonTypes().setAll(yes, cancel());
    dialog.getDialogPane().lookupButton(yes).disableProperty().bind(possible.map(now -> !now));
    return dialog.showAndWait().filter(yes::equals).isPresent();
  }

  @Override
  public void tell(Problem problem) {
    Alert alert = new Alert(AlertType.WARNING, texts.text(problem));
    dress(alert, "app.dialog.problem.title");
    alert.getButtonTypes().setAll(accept());
    alert.showAndWait();
  }

  /** A failure that repeats is shown in one dialog at a time. */
  @Override
  public void unexpected(Throwable mistake) {
    ErrorReport named = ErrorReport.of(mistake);
    if (!reported.add(named.code())) {
      return;
    }
    try {
      read(
          "app.dialog.unexpected.title",
          texts.text("app.dialog.unexpected", named.code()) + "\n\n" + named.details());
    } finally {
      reported.remove(named.code());
    }
  }

  @Override
  public void read(String titleKey, String text) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dress(dialog, titleKey);
    TextArea area = new TextArea(text);
    area.setEditable(false);
    area.setWrapText(true);
    area.setPrefColumnCount(TEXT_COLUMNS);
    area.setPrefRowCount(TEXT_ROWS);
    ButtonType copy = new ButtonType(texts.text("app.dialog.copy"), ButtonData.OTHER);
    ButtonType close = new ButtonType(texts.text("app.dialog.ok"), ButtonData.CANCEL_CLOSE);
    dialog.getDialogPane().setContent(area);
    dialog.getDialogPane().getStylesheets().add(Screens.style("lossmith").toExternalForm());
    dialog.getDialogPane().getStyleClass().add("reading");
    dialog.getDialogPane().getButtonTypes().setAll(copy, close);
    ((Button) dialog.getDialogPane().lookupButton(close)).setDefaultButton(true);
    copies(dialog, copy, text);
    dialog.showAndWait();
  }

  @Override
  public void link(String link) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dress(dialog, "app.share.title");
    ButtonType copy = new ButtonType(texts.text("app.dialog.copy"), ButtonData.OTHER);
    ButtonType close = new ButtonType(texts.text("app.dialog.ok"), ButtonData.CANCEL_CLOSE);
    dialog.getDialogPane().setContent(new LinkCard(link, texts));
    dialog.getDialogPane().getButtonTypes().setAll(copy, close);
    copies(dialog, copy, link);
    ((Button) dialog.getDialogPane().lookupButton(copy)).setDefaultButton(true);
    dialog.showAndWait();
  }

  /** The button copies and leaves the dialog open. */
  private static void copies(Dialog<?> dialog, ButtonType copy, String text) {
    dialog
        .getDialogPane()
        .lookupButton(copy)
        .addEventFilter(
            ActionEvent.ACTION,
            event -> {
              Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
              event.consume();
            });
  }

  private ButtonType accept() {
    return new ButtonType(texts.text("app.dialog.ok"), ButtonData.OK_DONE);
  }

  private ButtonType cancel() {
    return new ButtonType(texts.text("app.dialog.cancel"), ButtonData.CANCEL_CLOSE);
  }

  private void dress(Dialog<?> dialog, String titleKey) {
    owner.get().ifPresent(dialog::initOwner);
    dialog.setTitle(texts.text(titleKey));
    dialog.setHeaderText(null);
    dialog.setResizable(true);
    DialogPlacement.keepWhole(dialog);
  }

  @Override
  public Optional<Path> open(FileKind kind) {
    return remembered(Optional.ofNullable(chooser(kind, "").showOpenDialog(window())));
  }

  @Override
  public Optional<Path> save(FileKind kind, String suggestion) {
    return remembered(Optional.ofNullable(chooser(kind, suggestion).showSaveDialog(window())))
        .map(file -> withEnding(file, kind));
  }

  @Override
  public Optional<Path> folder(String titleKey) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.text(titleKey));
    folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    return Optional.ofNullable(chooser.showDialog(window())).map(File::toPath);
  }

  private @Nullable Window window() {
    return owner.get().orElse(null);
  }

  private FileChooser chooser(FileKind kind, String suggestion) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.text(kind.key()));
    chooser.setInitialFileName(suggestion);
    folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    for (String ending : kind.endings()) {
      chooser.getExtensionFilters().add(new ExtensionFilter("*." + ending, "*." + ending));
    }
    return chooser;
  }

  private Optional<Path> remembered(Optional<File> chosen) {
    chosen.ifPresent(file -> folder = Optional.ofNullable(file.getParentFile()));
    return chosen.map(File::toPath);
  }

  private static Path withEnding(Path file, FileKind kind) {
    String name = String.valueOf(file.getFileName());
    boolean known = kind.endings().stream().anyMatch(ending -> name.endsWith("." + ending));
    Path named = file.resolveSibling(name + "." + kind.endings().get(0));
    return known || Files.exists(named) ? file : named;
  }
}
