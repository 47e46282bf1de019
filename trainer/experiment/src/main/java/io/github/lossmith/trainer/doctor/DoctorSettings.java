package io.github.lossmith.trainer.doctor;

import io.github.lossmith.trainer.prior.Priors;
import java.util.List;

/**
 * The options of the doctor.
 *
 * @param priors of the detector that will be trained
 * @param classes that are expected; empty: any
 * @param decode true to read every image whole, false to read the headers only
 */
public record DoctorSettings(Priors priors, List<String> classes, boolean decode) {
  public DoctorSettings {
    classes = List.copyOf(classes);
  }
}
