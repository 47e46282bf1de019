package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignSides;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Problem;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The formula with its error, typeset g and L, and the way to a drawing. */
public final class FormulaController implements AutoCloseable {
  private static final String TYPING = "app.step.formula";
  private static final String PROMPT = "app.formula.prompt";
  private static final int DIGITS = 4;

  private final DesignContext context;
  private final FormListeners bindings = new FormListeners();
  private final FormulaField formula = new FormulaField();
  private final DesignSides sides;
  private final LossFormulaEntry typing;
  private final FormulaModel model;
  private final TypesetView coefficient;
  private final TypesetView loss;
  @FXML private ToggleButton asCoefficient;
  @FXML private ToggleButton asLoss;
  @FXML private Label atOne;
  @FXML private StackPane formulaSlot;
  @FXML private Label drawn;
  @FXML private Label problem;
  @FXML private VBox typesets;
  @FXML private Label citation;
  @FXML private Button draw;

  public FormulaController(DesignContext context) {
    this.context = context;
    sides = new DesignSides(context.designs());
    typing = new LossFormulaEntry(context.designs());
    model = new FormulaModel(context.designs(), context.updater());
    coefficient = new TypesetView(context.services().tasks());
    loss = new TypesetView(context.services().tasks());
  }

  @FXML
  private void initialize() {
    formulaSlot.getChildren().setAll(formula);
    typesets.getChildren().setAll(coefficient, loss);
    TextField field = formula.field();
    field.setAccessibleText(context.services().texts().text("app.formula.field"));
    field.textProperty().addListener((observed, before, now) -> typed(now));
    field.focusedProperty().addListener(observed -> context.designs().endGesture());
    field.setOnAction(event -> context.designs().endGesture());
    field.addEventFilter(KeyEvent.KEY_PRESSED, new UndoKeys(context.designs()));
    bindings.on(
        this::show,
        context.designs().selectedDesign(),
        context.designs().openDesigns(),
        context.designs().selection().side(),
        context.services().dark());
    bindings.on(this::showCurve, context.updater().designCurves());
    bindings.on(this::begin, context.designs().begun());
    ToggleGroup kinds = new ToggleGroup();
    kinds.getToggles().setAll(asCoefficient, asLoss);
    asCoefficient.setOnAction(event -> choose(false));
    asLoss.setOnAction(event -> choose(true));
    show();
  }

  /** What is typed next takes the place of the formula that a new design begins with. */
  private void begin() {
    formula.field().requestFocus();
    formula.field().selectAll();
  }

  /** The cursor stays with the field, to type or paste what was chosen. */
  private void choose(boolean loss) {
    context.designs().endGesture();
    typing.choose(loss);
    show();
    formula.field().requestFocus();
    formula.field().selectAll();
  }

  private void typed(String text) {
    typing.shape(text).ifPresent(shape -> context.designs().preview(TYPING, sides.with(shape)));
  }

  private void show() {
    String text = typing.text();
    if (!formula.field().getText().equals(text)) {
      formula.field().setText(text);
    }
    asLoss.setSelected(typing.isLoss());
    asCoefficient.setSelected(!typing.isLoss());
    Texts texts = context.services().texts();
    formula.field().setPromptText(texts.text(typing.isLoss() ? PROMPT + ".loss" : PROMPT));
    showShift();
    drawn.setText(texts.text("app.formula.drawn", model.knots()));
    FormListeners.show(drawn, model.isDrawing());
    FormListeners.show(draw, !model.isDrawing());
    citation.setText(context.designs().current().design().citation());
    FormListeners.show(citation, !citation.getText().isBlank());
    showCurve();
  }

  private void showShift() {
    OptionalDouble shift = model.shiftedBy();
    Texts texts = context.services().texts();
    atOne.setText(texts.text("app.formula.at-one", texts.number(shift.orElse(0), DIGITS)));
    FormListeners.show(atOne, shift.isPresent());
  }

  /** What depends on the loss, which comes a moment after the formula. */
  private void showCurve() {
    boolean dark = context.services().dark().getValue();
    model.coefficient().ifPresent(latex -> coefficient.show(latex, dark));
    FormListeners.show(coefficient, model.coefficient().isPresent());
    loss.show(model.loss(), dark);
    Optional<Problem> stands = model.problem();
    formula.mark(model.unreadable().map(Problem::position).orElse(-1));
    formula.danger(stands.isPresent());
    problem.setText(stands.map(context.services().texts()::text).orElse(""));
    FormListeners.show(problem, stands.isPresent());
  }

  @FXML
  private void turnIntoDrawing() {
    context
        .designs()
        .turnIntoDrawing(context.updater().current())
        .ifPresent(context.services().notices()::warn);
  }

  @Override
  public void close() {
    bindings.close();
  }
}
