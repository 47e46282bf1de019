package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.Action;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.MenuEntry.Group;
import io.github.lossmith.app.screen.MenuEntry.Line;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.Theme;
import io.github.lossmith.plotting.render.FigureFile;
import io.github.lossmith.plotting.render.FileFormat;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** Takes the figure on the panels out of the window: files and the clipboard. */
final class FigureActions {
  private static final FileKind KIND =
      new FileKind("app.figure.save.kind", List.of("svg", "pdf", "png", "csv"));
  private static final double CLIPBOARD_DPI = 200;
  private static final DataFormat SVG = new DataFormat("image/svg+xml");
  private final Studio studio;
  private Optional<Figure> shown = Optional.empty();

  FigureActions(Studio studio) {
    this.studio = studio;
  }

  /** Tells which figure is on the panels now. */
  void showing(Optional<Figure> figure) {
    shown = figure;
  }

  Group menu() {
    return new Group(
        "app.menu.figure",
        List.of(
            Action.of("app.figure.save", "fth-image", "Shortcut+E", this::save),
            new Line(),
            Action.of("app.figure.copy", "fth-clipboard", "Shortcut+Shift+C", this::copyPicture),
            Action.of("app.figure.copycsv", "", null, this::copyNumbers)));
  }

  void save() {
    shown.ifPresent(
        figure ->
            studio
                .desk()
                .dialogs()
                .save(KIND, "figure.svg")
                .ifPresent(file -> write(figure, file)));
  }

  private void write(Figure figure, Path file) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    Optional<FileFormat> format = FileFormat.named(ending);
    if (format.isEmpty()) {
      warn(Problem.of("app.figure.format", name));
      return;
    }
    studio
        .desk()
        .tasks()
        .background(
            () -> FigureFile.write(figure, file, format.get()).fold(this::saved, this::warn));
  }

  private boolean saved(Path file) {
    studio.desk().tasks().onScreen(() -> studio.desk().notices().say("app.files.saved", file));
    return true;
  }

  private boolean warn(Problem problem) {
    studio
        .desk()
        .tasks()
        .onScreen(
            () -> {
              studio.desk().notices().warn(problem);
              studio.desk().dialogs().tell(problem);
            });
    return false;
  }

  private void copyPicture() {
    shown.ifPresent(
        figure -> {
          Map<DataFormat, Object> content = new HashMap<>();
          byte[] png = bytes(figure, FileFormat.PNG);
          content.put(DataFormat.IMAGE, new Image(new ByteArrayInputStream(png)));
          content.put(SVG, new String(bytes(figure, FileFormat.SVG), StandardCharsets.UTF_8));
          Clipboard.getSystemClipboard().setContent(content);
          studio.desk().notices().say("app.figure.copied");
        });
  }

  private void copyNumbers() {
    shown.ifPresent(
        figure -> {
          String csv = new String(bytes(figure, FileFormat.CSV), StandardCharsets.UTF_8);
          Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, csv));
          studio.desk().notices().say("app.figure.copied");
        });
  }

  private static byte[] bytes(Figure figure, FileFormat format) {
    return FigureFile.bytes(figure, format, Theme.LIGHT, CLIPBOARD_DPI);
  }
}
