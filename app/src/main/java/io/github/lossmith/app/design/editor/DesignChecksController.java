package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignCurve;
import io.github.lossmith.app.design.model.DesignSides;
import io.github.lossmith.app.design.model.FigureChoice;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.property.Interval;
import io.github.lossmith.designer.property.PropertyFinding;
import io.github.lossmith.designer.property.PropertyReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/**
 * The checks of the current design in words; the selected one highlights on the curve where it
 * fails.
 */
public final class DesignChecksController implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final double POINT_WIDTH = 0.02;
  private final DesignContext context;
  private final FormListeners bindings = new FormListeners();
  private final LatestInputWorker<DesignCurve, Optional<PropertyReport>> reports;
  private final ToggleGroup chosen = new ToggleGroup();
  private List<CheckRow> rows = List.of();
  @FXML private VBox checks;
  @FXML private Label none;

  public DesignChecksController(DesignContext context) {
    this.context = context;
    reports =
        new LatestInputWorker<>(
            context.services().tasks(),
            DesignChecksController::report,
            this::show,
            PATIENCE,
            slow -> clear());
  }

  @FXML
  private void initialize() {
    bindings.on(this::ask, context.updater().designCurves(), context.designs().selectedDesign());
    bindings.on(this::ask, context.designs().selection().side());
    chosen.selectedToggleProperty().addListener(observed -> highlight());
    clear();
    ask();
  }

  private void ask() {
    context.updater().current().ifPresentOrElse(reports::submit, this::clear);
  }

  private static Optional<PropertyReport> report(DesignCurve designCurve) {
    return designCurve
        .openDesign()
        .design()
        .coefficient(designCurve.progress())
        .toOptional()
        .map(
            coefficient ->
                PropertyReport.of(coefficient, designCurve.curve())
                    .within(designCurve.whole().design(), designCurve.progress()));
  }

  private void clear() {
    show(Optional.empty());
  }

  private void show(Optional<PropertyReport> report) {
    List<PropertyFinding> found = report.map(PropertyReport::findings).orElse(List.of());
    FormListeners.show(none, found.isEmpty());
    CoefficientSource shape = new DesignSides(context.designs()).current().design().shape();
    List<CheckRow> now =
        found.stream().map(one -> new CheckRow(one, DrawingRepairKind.of(one, shape))).toList();
    if (!now.equals(rows)) {
      rows = now;
      chosen.getToggles().clear();
      checks.getChildren().setAll(now.stream().map(row -> row.node(context, chosen)).toList());
      highlight();
    }
  }

  private void highlight() {
    List<FigureChoice.Span> spans =
        chosen.getSelectedToggle() != null
                && chosen.getSelectedToggle().getUserData() instanceof PropertyFinding finding
            ? finding.failing().stream().map(DesignChecksController::span).toList()
            : List.of();
    context.choice().highlight().set(spans);
  }

  private static FigureChoice.Span span(Interval where) {
    double widening = Math.max(0, POINT_WIDTH - (where.to() - where.from())) / 2;
    double from = Math.max(0, Math.min(1 - 2 * widening, where.from() - widening));
    return new FigureChoice.Span(from, Math.min(1, Math.max(from + 2 * widening, where.to())));
  }

  @Override
  public void close() {
    bindings.close();
    context.choice().highlight().set(List.of());
  }
}
