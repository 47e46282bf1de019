package io.github.lossmith.app.design.figure;

import io.github.lossmith.app.design.model.BackgroundWriter;
import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignCurve;
import io.github.lossmith.app.design.model.DrawTool;
import io.github.lossmith.app.screen.Dialogs.FileKind;
import io.github.lossmith.app.screen.MenuEntry;
import io.github.lossmith.app.screen.MenuEntry.Group;
import io.github.lossmith.app.screen.MenuEntry.Line;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.render.FigureFile;
import io.github.lossmith.plotting.render.FileFormat;
import io.github.lossmith.plotting.view.FigureView;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.MouseEvent;

/** The menu Figure: tools, files and the clipboard. */
public final class FigureActions {
  private static final FileKind KIND =
      new FileKind("app.figure.save.kind", List.of("svg", "pdf", "png", "csv"));
  private static final int MOST_COLUMNS = 3;
  private static final double CLIPBOARD_DPI = 200;
  private static final DataFormat SVG = new DataFormat("image/svg+xml");
  private final DesignContext context;
  private final BackgroundWriter post;
  private final Map<String, Shown> views = new HashMap<>();

  public FigureActions(DesignContext context) {
    this.context = context;
    post = new BackgroundWriter(context.services());
  }

  /** The figure of a place while it is in front; on paper its panels are side by side. */
  public void showing(String place, FigureView view) {
    showing(place, view, figure -> figure.withColumns(columns(figure.panels().size())));
  }

  /**
   * The visible figure of a place that has several.
   *
   * @param key the place's name, followed by a full stop and the figure's name if it has several
   * @param paper the figure as it is saved and copied
   */
  public void showing(String key, FigureView view, UnaryOperator<Figure> paper) {
    views.put(key, new Shown(view, paper));
    ContextMenu menu = context.services().controls().contextMenu(ofFigure());
    view.setOnContextMenuRequested(
        event -> menu.show(view, event.getScreenX(), event.getScreenY()));
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> menu.hide());
  }

  /** A figure and its form on paper. */
  private record Shown(FigureView view, UnaryOperator<Figure> paper) {
    boolean isInSight() {
      boolean visible = view.getScene() != null;
      for (Node node = view; node != null && visible; node = node.getParent()) {
        visible = node.isVisible();
      }
      return visible;
    }

    Optional<Figure> forPaper() {
      return view.shown().map(Figure::withoutFaint).map(paper);
    }
  }

  /** The figure of the place in front, or that of Design where it has none. */
  private Optional<Shown> front() {
    String place = context.services().settings().get().place();
    return views.entrySet().stream()
        .filter(shown -> shown.getKey().equals(place) || shown.getKey().startsWith(place + "."))
        .map(Map.Entry::getValue)
        .filter(Shown::isInSight)
        .findFirst()
        .or(() -> Optional.ofNullable(views.get("design")));
  }

  public Group menu() {
    List<MenuEntry> tools = new ArrayList<>();
    for (DrawTool tool : DrawTool.values()) {
      tools.add(
          UserAction.of(
              tool.key(), tool.icon(), tool.keys(), () -> context.choice().tool().set(tool)));
    }
    return new Group(
        "app.menu.figure",
        List.of(
            new Group("app.tool", tools),
            UserAction.of("app.figure.reset", "fth-maximize", "Shortcut+Home", this::reset),
            new Line(),
            UserAction.of("app.figure.save", "fth-image", "Shortcut+E", this::save),
            UserAction.of(
                "app.figure.copy", "fth-clipboard", "Shortcut+Shift+C", this::copyPicture),
            UserAction.of("app.figure.copycsv", "", null, this::copyNumbers),
            new Line(),
            UserAction.of("app.figure.paper", "fth-book-open", null, this::savePaper)));
  }

  /** The context menu of a figure. */
  private List<MenuEntry> ofFigure() {
    return List.of(
        UserAction.of("app.figure.save", "fth-image", null, this::save),
        UserAction.of("app.figure.copy", "fth-clipboard", null, this::copyPicture),
        UserAction.of("app.figure.copycsv", "", null, this::copyNumbers),
        new Line(),
        UserAction.of("app.figure.reset", "fth-maximize", null, this::reset));
  }

  /** The figure without the faint curves of formulas that no longer parse. */
  private Optional<Figure> forPaper() {
    return front().flatMap(Shown::forPaper).filter(this::showsSomething);
  }

  /** Four panels in a row would be too narrow for a page. */
  private static int columns(int panels) {
    return panels > MOST_COLUMNS ? 2 : panels;
  }

  private boolean showsSomething(Figure figure) {
    boolean curves =
        figure.panels().stream()
            .flatMap(panel -> panel.layers().stream())
            .anyMatch(layer -> !(layer instanceof Layer.Interval));
    if (!curves) {
      context.services().notices().warn(Problem.of("app.figure.nothing"));
    }
    return curves;
  }

  private void reset() {
    front().ifPresent(shown -> shown.view().resetView());
  }

  private void save() {
    forPaper()
        .ifPresent(
            figure ->
                context
                    .services()
                    .dialogs()
                    .save(KIND, "figure.svg")
                    .ifPresent(file -> write(figure, file)));
  }

  private void write(Figure figure, Path file) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    post.write(
        file,
        () ->
            FileFormat.named(ending)
                .map(format -> FigureFile.write(figure, file, format))
                .orElseGet(() -> Outcome.bad(Problem.of("app.figure.format", name))));
  }

  private void savePaper() {
    List<DesignCurve> own =
        context.updater().designCurves().get().stream()
            .filter(t -> !t.openDesign().isPreset())
            .toList();
    context
        .services()
        .dialogs()
        .folder("app.figure.paper.folder")
        .ifPresent(
            folder ->
                post.write(folder, () -> ArticleFigureFiles.write(folder, own, context.styles())));
  }

  private void copyPicture() {
    forPaper()
        .ifPresent(
            figure -> {
              Map<DataFormat, Object> content = new HashMap<>();
              byte[] png = bytes(figure, FileFormat.PNG);
              content.put(DataFormat.IMAGE, new Image(new ByteArrayInputStream(png)));
              content.put(SVG, new String(bytes(figure, FileFormat.SVG), StandardCharsets.UTF_8));
              copied(content);
            });
  }

  private void copyNumbers() {
    forPaper()
        .map(figure -> new String(bytes(figure, FileFormat.CSV), StandardCharsets.UTF_8))
        .ifPresent(csv -> copied(Map.of(DataFormat.PLAIN_TEXT, csv)));
  }

  private void copied(Map<DataFormat, Object> content) {
    Clipboard.getSystemClipboard().setContent(content);
    context.services().notices().say("app.figure.copied");
  }

  private static byte[] bytes(Figure figure, FileFormat format) {
    return FigureFile.bytes(figure, format, FigureTheme.LIGHT, CLIPBOARD_DPI);
  }
}
