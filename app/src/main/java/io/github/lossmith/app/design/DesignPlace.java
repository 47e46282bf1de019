package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.app.screen.MenuEntry.Group;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.designer.design.Presets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The place Design: type or draw a coefficient, see the loss, compare. */
public final class DesignPlace implements Place {
  private final Studio studio;
  private final Autosave autosave;
  private final DesignActions actions;
  private final FigureActions figureActions;

  public DesignPlace(Desk desk) {
    Workbench bench = new Workbench(desk.texts(), desk.tasks(), Presets.all());
    DesignFiles files = new DesignFiles(desk, bench);
    autosave = new Autosave(desk, bench, files);
    studio =
        new Studio(
            desk, bench, new Tracer(bench, desk.tasks()), files, new Colours(), new FigureChoice());
    actions = new DesignActions(studio);
    figureActions = new FigureActions(studio);
  }

  /** What the place shares with the others. */
  public Studio studio() {
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
        ChecksController.class, () -> new ChecksController(studio),
        TrainingController.class, () -> new TrainingController(studio));
  }

  @Override
  public List<Group> menus() {
    return List.of(
        actions.file(new ExportActions(studio).menu()), actions.edit(), figureActions.menu());
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
