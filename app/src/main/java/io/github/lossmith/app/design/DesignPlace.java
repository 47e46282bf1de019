package io.github.lossmith.app.design;

import io.github.lossmith.app.design.editor.BatchReductionController;
import io.github.lossmith.app.design.editor.ClassTablesController;
import io.github.lossmith.app.design.editor.DesignChecksController;
import io.github.lossmith.app.design.editor.FormulaController;
import io.github.lossmith.app.design.editor.KnotsController;
import io.github.lossmith.app.design.editor.ParametersController;
import io.github.lossmith.app.design.editor.SidesController;
import io.github.lossmith.app.design.figure.ExportActions;
import io.github.lossmith.app.design.figure.FigureActions;
import io.github.lossmith.app.design.list.DesignActions;
import io.github.lossmith.app.design.list.ListController;
import io.github.lossmith.app.design.model.CurveUpdater;
import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignFiles;
import io.github.lossmith.app.design.model.DesignStyles;
import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.design.model.DesignsState;
import io.github.lossmith.app.design.model.FigureChoice;
import io.github.lossmith.app.design.model.LetterFamily;
import io.github.lossmith.app.design.model.LetterMotion;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.design.workspace.WorkspaceAutosave;
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
  private final DesignContext context;
  private final WorkspaceAutosave autosave;
  private final DesignActions actions;
  private final FigureActions figureActions;

  public DesignPlace(AppServices services) {
    DesignsModel designs = new DesignsModel(services.texts(), services.tasks(), Presets.all());
    DesignFiles files = new DesignFiles(services, designs);
    DesignStyles styles = new DesignStyles(services.styles());
    autosave = new WorkspaceAutosave(services, designs, files);
    files.watch();
    styles.keep(designs.openDesigns());
    designs
        .openDesigns()
        .addListener((ListChangeListener<OpenDesign>) change -> styles.keep(designs.openDesigns()));
    designs.history().now().addListener((observed, before, now) -> workedOn(services, before, now));
    context =
        new DesignContext(
            services,
            designs,
            new CurveUpdater(designs, services.tasks()),
            files,
            styles,
            new FigureChoice(services.settings()),
            new LetterMotion(designs, services.tasks(), services.settings()),
            new LetterFamily(designs, services.tasks(), services.settings()));
    actions = new DesignActions(context);
    figureActions = new FigureActions(context);
  }

  /**
   * An edit clears earlier messages; opening a design does not clear the message about a file that
   * failed beside it.
   */
  private static void workedOn(AppServices services, DesignsState before, DesignsState now) {
    services.notices().overtaken();
    if (now.openDesigns().size() <= before.openDesigns().size()) {
      services.notices().clearProblem();
    }
  }

  /** The actions that save and copy the figure in front. */
  public FigureActions figureActions() {
    return figureActions;
  }

  /** The objects that other places share with this one. */
  public DesignContext context() {
    return context;
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
        DesignController.class, () -> new DesignController(context, actions, figureActions),
        ListController.class, () -> new ListController(context, actions),
        FormulaController.class, () -> new FormulaController(context),
        SidesController.class, () -> new SidesController(context),
        ParametersController.class, () -> new ParametersController(context),
        KnotsController.class, () -> new KnotsController(context),
        DesignChecksController.class, () -> new DesignChecksController(context),
        BatchReductionController.class, () -> new BatchReductionController(context),
        ClassTablesController.class, () -> new ClassTablesController(context));
  }

  @Override
  public List<Group> menus() {
    return List.of(
        actions.file(new ExportActions(context).menu()), actions.edit(), figureActions.menu());
  }

  @Override
  public boolean accepts(Path file) {
    return String.valueOf(file.getFileName()).endsWith(".json");
  }

  @Override
  public void open(Path file) {
    context.files().open(file);
  }

  @Override
  public boolean mayClose() {
    return context.files().mayClose();
  }

  @Override
  public void close() {
    context.motion().pause();
    autosave.close();
  }
}
