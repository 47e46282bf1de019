package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.LearningRateSchedule;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Optimisation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.shape.Polyline;

/** The lines of the launch form for the optimizer and the schedule of θ, which is drawn. */
public final class OptimisationController implements AutoCloseable {
  /** Size of the drawn schedule, px: no taller than the field beside it. */
  private static final double WIDTH = 96;

  private static final double HEIGHT = 20;

  private final AppServices services;
  private final LaunchForm model;
  private final FieldMessages notes;
  private final InvalidationListener onChange = changed -> draw();
  @FXML private TextField optimizer;
  @FXML private Label optimizerWhy;
  @FXML private TextField schedule;
  @FXML private Label scheduleWhy;
  @FXML private Polyline curve;

  public OptimisationController(AppServices services, LaunchForm model) {
    this.services = services;
    this.model = model;
    notes = new FieldMessages(model, services.texts());
  }

  @FXML
  private void initialize() {
    bind(optimizer, LaunchField.OPTIMIZER);
    bind(schedule, LaunchField.RATE_SCHEDULE);
    notes.bind(
        optimizerWhy,
        () -> own(LaunchField.OPTIMIZER, rule -> rule.optimizer().print()),
        model.experiment(),
        LaunchField.OPTIMIZER);
    notes.bind(
        scheduleWhy,
        () -> own(LaunchField.RATE_SCHEDULE, rule -> rule.schedule().print()),
        model.experiment(),
        LaunchField.RATE_SCHEDULE);
    model.experiment().addListener(onChange);
    draw();
  }

  private void bind(TextField input, LaunchField field) {
    input.textProperty().bindBidirectional(model.field(field));
    notes.mark(input, field);
  }

  private List<LossSettings> losses() {
    return model.experiment().get().toOptional().map(Experiment::losses).orElse(List.of());
  }

  /** What the experiment gives its losses, where that is not the usual and nothing is typed. */
  private Optional<String> own(LaunchField field, Function<Optimisation, String> print) {
    String told = TypedExperiment.OptimisationForm.told(losses(), print);
    boolean usual = told.isEmpty() || told.equals(print.apply(Optimisation.USUAL));
    return usual || !model.field(field).get().isBlank()
        ? Optional.empty()
        : Optional.of(services.texts().text("app.train.why.optimisation.own", told));
  }

  /** The schedule of the losses, where they share one. */
  private void draw() {
    List<LearningRateSchedule> shared =
        losses().stream().map(loss -> loss.optimisation().schedule()).distinct().toList();
    curve.getPoints().clear();
    curve.setVisible(shared.size() == 1);
    if (shared.size() == 1) {
      List<Double> factors = TypedExperiment.OptimisationForm.curve(shared.get(0));
      for (int i = 0; i < factors.size(); i++) {
        double x = WIDTH * i / (factors.size() - 1);
        curve.getPoints().addAll(x, HEIGHT * (1 - factors.get(i)));
      }
    }
  }

  @Override
  public void close() {
    notes.close();
    model.experiment().removeListener(onChange);
    optimizer.textProperty().unbindBidirectional(model.field(LaunchField.OPTIMIZER));
    schedule.textProperty().unbindBidirectional(model.field(LaunchField.RATE_SCHEDULE));
  }
}
