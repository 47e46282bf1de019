package io.github.lossmith.app.imbalance;

import io.github.lossmith.app.design.figure.FigureActions;
import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.imbalance.ImbalanceModel.SummedGradients;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.imbalance.GradientSpace;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.view.FigureView;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;

/** The bars, the ratios of every shown loss, and the balance button. */
public final class ImbalanceController implements AutoCloseable {
  private static final int DIGITS = 4;

  /** The number of names of omitted designs that fit on a line. */
  private static final int MOST_NAMES = 3;

  private final DesignContext context;
  private final ImbalanceModel model;
  private final BarsFigure maker;
  private final Texts texts;
  private final FigureView view = new FigureView();
  private final FormListeners bindings = new FormListeners();
  private final RatioTable table;
  @FXML private StackPane figure;
  @FXML private CheckBox logarithmic;
  @FXML private TableView<SummedGradients> ratios;
  @FXML private TableColumn<SummedGradients, String> name;
  @FXML private TableColumn<SummedGradients, String> easy;
  @FXML private TableColumn<SummedGradients, String> hard;
  @FXML private TableColumn<SummedGradients, String> ratio;
  @FXML private TableColumn<SummedGradients, String> logitRatio;
  @FXML private ToggleButton inLogit;
  @FXML private Button balance;
  @FXML private Label answer;
  @FXML private Label leftOut;

  ImbalanceController(DesignContext context, ImbalanceModel model, FigureActions figures) {
    this.context = context;
    this.model = model;
    table = new RatioTable(context);
    figures.showing("imbalance", view);
    texts = context.services().texts();
    maker = new BarsFigure(texts, context.styles());
  }

  @FXML
  private void initialize() {
    view.setId("bars");
    figure.getChildren().setAll(view);
    table.attach(ratios, name, easy, hard, ratio, logitRatio);
    bindings.on(this::show, model.gradients(), model.imbalance());
    bindings.on(this::showLeftOut, context.updater().designCurves());
    bindings.on(
        this::showHand, context.designs().selectedDesign(), context.designs().openDesigns());
    bindings.on(this::showHand, model.space());
    bindings.on(
        this::takeAnswer, context.designs().selectedDesign(), context.designs().openDesigns());
    bindings.on(this::takeAnswer, model.imbalance(), model.space());
    bindings.on(this::dress, context.services().dark());
    logarithmic.setSelected(context.services().settings().get().axes().logarithmicBars());
    logarithmic.setOnAction(event -> useLogarithm());
    inLogit.setOnAction(event -> chooseSpace());
    takeAnswer();
    dress();
    show();
    showHand();
    showLeftOut();
  }

  private void chooseSpace() {
    model.space().set(inLogit.isSelected() ? GradientSpace.LOGIT : GradientSpace.COEFFICIENT);
  }

  private void showLeftOut() {
    List<String> names = model.leftOut();
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES;
    String rest = more > 0 ? ", " + texts.text("app.figure.more", more) : "";
    leftOut.setText(texts.text("app.imbalance.left-out", first + rest));
    FormListeners.show(leftOut, !names.isEmpty());
  }

  private void dress() {
    view.themeProperty()
        .set(context.services().dark().get() ? FigureTheme.DARK : FigureTheme.LIGHT);
  }

  private void useLogarithm() {
    boolean on = logarithmic.isSelected();
    context
        .services()
        .settings()
        .change(before -> before.withAxes(before.axes().withLogarithmicBars(on)));
    show();
  }

  private void show() {
    view.setFigure(
        maker.of(model.imbalance().get(), model.gradients().get(), logarithmic.isSelected()));
    table.show(model.gradients().get());
    showHand();
  }

  private void showHand() {
    Design design = context.designs().current().design();
    balance.setText(texts.text("app.imbalance.balance", design.name()));
    FormListeners.show(balance, hasLetter(design));
    FormListeners.show(inLogit, hasLetter(design));
    inLogit.setSelected(model.space().get() == GradientSpace.LOGIT);
    table.select(context.designs().selectedDesign().get());
  }

  private static boolean hasLetter(Design design) {
    return !design.parameters().isEmpty();
  }

  /** Clears an outdated answer; a loss without a parameter says so. */
  private void takeAnswer() {
    Design design = context.designs().current().design();
    answer.setText(hasLetter(design) ? "" : texts.text("app.imbalance.no-letter", design.name()));
  }

  @FXML
  private void balanceNow() {
    answer.setText(
        model
            .balance()
            .fold(
                value -> texts.text("app.imbalance.balanced", texts.number(value, DIGITS)),
                texts::text));
  }

  @Override
  public void close() {
    bindings.close();
  }
}
