package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignCurve;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.Problem;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The formula with its error, typeset g and L, and the way to a drawing. */
public final class FormulaController implements AutoCloseable {
  private static final String TYPING = "app.step.formula";
  private static final String PROMPT = "app.formula.prompt";
  private static final int DIGITS = 4;

  /** An L(1) below this is taken for rounding. */
  private static final double NOTHING = 1e-12;

  private final DesignContext context;
  private final FormListeners bindings = new FormListeners();
  private final FormulaField formula = new FormulaField();
  private final LossFormulaEntry typing;
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
    typing = new LossFormulaEntry(context.designs());
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
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::undoOfTheDesk);
    bindings.on(
        this::show,
        context.designs().selectedDesign(),
        context.designs().openDesigns(),
        context.services().dark());
    bindings.on(this::showTrace, context.updater().designCurves());
    bindings.on(this::begin, context.designs().begun());
    ToggleGroup kinds = new ToggleGroup();
    kinds.getToggles().setAll(asCoefficient, asLoss);
    asCoefficient.setOnAction(event -> choose(false));
    asLoss.setOnAction(event -> choose(true));
    show();
  }

  /** Selects the initial formula of a new design, so that typing replaces it. */
  private void begin() {
    formula.field().requestFocus();
    formula.field().selectAll();
  }

  /** The field's own undo does not know other edits of the design. */
  private void undoOfTheDesk(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.Z) {
      event.consume();
      if (event.isShiftDown()) {
        context.designs().redo();
      } else {
        context.designs().undo();
      }
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.Y) {
      event.consume();
      context.designs().redo();
    }
  }

  /** Returns the focus to the field, to type or paste the chosen kind of formula. */
  private void choose(boolean loss) {
    context.designs().endGesture();
    typing.choose(loss);
    show();
    formula.field().requestFocus();
    formula.field().selectAll();
  }

  private void typed(String text) {
    typing
        .shape(text)
        .ifPresent(shape -> context.designs().preview(TYPING, design -> design.withShape(shape)));
  }

  private void show() {
    OpenDesign openDesign = context.designs().current();
    String text = typing.text();
    if (!formula.field().getText().equals(text)) {
      formula.field().setText(text);
    }
    asLoss.setSelected(typing.isLoss());
    asCoefficient.setSelected(!typing.isLoss());
    Texts texts = context.services().texts();
    formula.field().setPromptText(texts.text(typing.isLoss() ? PROMPT + ".loss" : PROMPT));
    Design design = openDesign.design();
    showAtOne(design);
    boolean drawing = design.shape() instanceof CoefficientSource.Drawn;
    drawn.setText(context.services().texts().text("app.formula.drawn", knots(design)));
    FormListeners.show(drawn, drawing);
    FormListeners.show(draw, !drawing);
    citation.setText(design.citation());
    FormListeners.show(citation, !design.citation().isBlank());
    typeset(design);
    showProblem();
  }

  private void showTrace() {
    typeset(context.designs().current().design());
    showProblem();
  }

  private void showAtOne(Design design) {
    OptionalDouble value = design.typedLossAtOne(context.designs().progress().get());
    boolean shifted = Math.abs(value.orElse(0)) > NOTHING;
    Texts texts = context.services().texts();
    atOne.setText(texts.text("app.formula.at-one", texts.number(value.orElse(0), DIGITS)));
    FormListeners.show(atOne, shifted);
  }

  private static int knots(Design design) {
    return design.shape() instanceof CoefficientSource.Drawn drawn
        ? drawn.drawing().knots().size()
        : 0;
  }

  private void typeset(Design design) {
    Optional<Formula> readable = design.formula().toOptional();
    boolean dark = context.services().dark().getValue();
    readable.ifPresent(read -> coefficient.show("g(p)=" + read.latex(), dark));
    String letter = design.parameters().containsKey("q") ? "s" : "q";
    String integral = "-\\int_p^1 g(%s)\\,d%s".formatted(letter, letter);
    String known =
        design.shape() instanceof CoefficientSource.TypedLoss
            ? design.typedFormula().fold(Formula::latex, problem -> "")
            : design.closedForm().isBlank() ? recognised(design) : design.closedForm();
    String closed = known.isBlank() ? integral : known;
    loss.show("L(p)=" + closed, dark);
    FormListeners.show(coefficient, readable.isPresent());
  }

  /** It contains parameter names, not values, and so does not change while a slider is dragged. */
  private String recognised(Design design) {
    return context
        .updater()
        .current()
        .filter(designCurve -> designCurve.openDesign().design().shape().equals(design.shape()))
        .flatMap(DesignCurve::closed)
        .map(Formula::latex)
        .orElse("");
  }

  /** The problem: the formula does not parse, or has no loss. */
  private void showProblem() {
    Design design = context.designs().current().design();
    Optional<Problem> unreadable =
        design.shape() instanceof CoefficientSource.Drawn
            ? Optional.empty()
            : design.typedFormula().failure().or(() -> design.formula().failure());
    Optional<Problem> stands =
        unreadable.or(
            () ->
                context.updater().current().flatMap(designCurve -> designCurve.curve().failure()));
    formula.mark(unreadable.map(Problem::position).orElse(-1));
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
