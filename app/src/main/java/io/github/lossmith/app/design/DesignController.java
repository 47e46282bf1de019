package io.github.lossmith.app.design;

import io.github.lossmith.app.design.editor.DrawingEditor;
import io.github.lossmith.app.design.figure.CurveGrab;
import io.github.lossmith.app.design.figure.FigureActions;
import io.github.lossmith.app.design.figure.FigureMaker;
import io.github.lossmith.app.design.figure.FigureToolbar;
import io.github.lossmith.app.design.list.DesignActions;
import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignCurve;
import io.github.lossmith.app.design.model.FigureChoice;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.view.FigureView;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** The panels with their tools, between the list and the inspector. */
public final class DesignController implements AutoCloseable {
  private static final double WIDE = 1.25;
  private static final int FOUR = 4;
  private final DesignContext context;
  private final DesignActions actions;
  private final FigureActions figureActions;
  private final FigureMaker maker;
  private final FigureView view = new FigureView();
  private final FormListeners bindings = new FormListeners();
  private final DrawingEditor table;
  @FXML private HBox tools;
  @FXML private HBox choices;
  @FXML private StackPane figure;
  @FXML private Label empty;

  DesignController(DesignContext context, DesignActions actions, FigureActions figureActions) {
    this.context = context;
    this.actions = actions;
    this.figureActions = figureActions;
    maker = new FigureMaker(context.services().texts(), context.styles());
    table = new DrawingEditor(context, view);
  }

  @FXML
  private void initialize() {
    view.setId("panels");
    figure.getChildren().add(0, view);
    FigureToolbar toolbar = new FigureToolbar(context, bindings);
    actions.stepTools().forEach(action -> tools.getChildren().add(toolbar.button(action)));
    tools.getChildren().addAll(table.buttons());
    choices.getChildren().setAll(toolbar.choices());
    FigureChoice choice = context.choice();
    bindings.on(this::show, context.updater().designCurves(), context.designs().selectedDesign());
    bindings.on(this::show, choice.panels(), choice.across(), choice.upwards());
    bindings.on(this::show, choice.highlight(), context.family().members());
    bindings.on(this::dress, context.services().dark());
    view.widthProperty().addListener(observed -> arrange());
    view.heightProperty().addListener(observed -> arrange());
    figureActions.showing("design", view);
    CurveGrab.register(context, view);
    dress();
    show();
  }

  private void dress() {
    view.themeProperty()
        .set(context.services().dark().get() ? FigureTheme.DARK : FigureTheme.LIGHT);
  }

  private void show() {
    List<DesignCurve> designCurves = context.updater().designCurves().get();
    Optional<Figure> made =
        maker.figure(
            designCurves,
            context.choice(),
            context.designs().selectedDesign().get(),
            context.family().members().get());
    view.setFigure(made.map(this::arranged).orElse(null));
    FormListeners.show(empty, made.isEmpty());
  }

  private void arrange() {
    Figure shown = view.getFigure();
    if (shown != null && arranged(shown).columns() != shown.columns()) {
      view.setFigure(arranged(shown));
    }
  }

  /** Side by side if there is enough width, otherwise one above the other; four in two rows. */
  private Figure arranged(Figure made) {
    boolean wide = view.getWidth() > view.getHeight() * WIDE;
    return made.withColumns(made.panels().size() == FOUR ? 2 : wide ? made.panels().size() : 1);
  }

  @Override
  public void close() {
    bindings.close();
    table.close();
  }
}
