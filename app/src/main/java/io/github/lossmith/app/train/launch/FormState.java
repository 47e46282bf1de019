package io.github.lossmith.app.train.launch;

import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.TrunkMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of the launch form, which is restored after a restart.
 *
 * @param preset the experiment chosen
 * @param like the experiment of the run that the form was filled from
 * @param values as typed, also where they are wrong
 * @param race whether the tick of a race is set
 * @param rows of the losses, also of designs that are not offered at the moment
 */
record FormState(
    String preset,
    Optional<Experiment> like,
    Map<LaunchField, String> values,
    boolean race,
    TrunkMode trunk,
    double width,
    List<Row> rows) {
  FormState {
    values = Map.copyOf(values);
    rows = List.copyOf(rows);
  }

  /**
   * A row of the losses.
   *
   * @param id which loss it is
   * @param chosen whether it is trained
   */
  record Row(
      String id,
      boolean chosen,
      String name,
      String learningRate,
      String boxWeight,
      String mining,
      String normalisation) {}
}
