package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.MenuEntry.Group;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.designer.design.Presets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;

/** The place Design: type or draw a coefficient, see the loss, compare. */
public final class DesignPlace implements Place {
  private final DesignContext studio;
  private final WorkspaceAutosave autosave;
  private final DesignActions actions;
  private final FigureActions figureActions;

  public DesignPlace(AppServices desk) {
    DesignsModel bench = new DesignsModel(desk.texts(), desk.tasks(), Presets.all());
    DesignFiles files = new DesignFiles(desk, bench);
    DesignStyles styles = new DesignStyles(desk.styles());
    autosave = new WorkspaceAutosave(desk, bench, files);
    files.watch();
    styles.keep(bench.sheets());
    bench
        .sheets()
        .addListener((ListChangeListener<OpenDesign>) change -> styles.keep(bench.sheets()));
    bench.history().now().addListener((observed, before, now) -> workedOn(desk, before, now));
    studio =
        new DesignContext(
            desk,
            bench,
            new CurveUpdater(bench, desk.tasks()),
            files,
            styles,
            new FigureChoice(desk.settings()));
    actions = new DesignActions(studio);
    figureActions = new FigureActions(studio);
  }

  /**
   * An edit leaves behind what was said before; a design that was opened beside a bad one does not
   * make that one good.
   */
  private static void workedOn(AppServices desk, DesignsState before, DesignsState now) {
    desk.notices().overtaken();
    if (now.sheets().size() <= before.sheets().size()) {
      desk.notices().past();
    }
  }

  /** What saves and copies the figure in front. */
  public FigureActions figureActions() {
    return figureActions;
  }

  /** What the place shares with the others. */
  public DesignContext studio() {
    return studio;
  }

  @Override
  public String name() {
    return "design";
  }

  @Override
  public String icon() {
    return "fth-edit-3";
  }

  @Override
  public Map<Class<?>, Supplier<?>> controllers() {
    return Map.of(
        DesignController.class, () -> new DesignController(studio, actions, figureActions),
        ListController.class, () -> new ListController(studio, actions),
        FormulaController.class, () -> new FormulaController(studio),
        ParametersController.class, () -> new ParametersController(studio),
        KnotsController.class, () -> new KnotsController(studio),
        DesignChecksController.class, () -> new DesignChecksController(studio),
        TrainingController.class, () -> new TrainingController(studio));
  }

  @Override
  public List<Group> menus() {
    return List.of(
        actions.file(new ExportActions(studio).menu()), actions.edit(), figureActions.menu());
  }

  @Override
  public boolean takes(Path file) {
    return String.valueOf(file.getFileName()).endsWith(".json");
  }

  @Override
  public void take(Path file) {
    studio.files().open(file);
  }

  @Override
  public boolean mayClose() {
    return studio.files().mayClose();
  }

  @Override
  public void close() {
    autosave.close();
  }
}
