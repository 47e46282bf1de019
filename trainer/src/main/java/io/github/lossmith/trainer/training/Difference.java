package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;

/** Names the parts in which two experiments differ. */
final class Difference {
  private Difference() {}

  static String between(Experiment there, Experiment asked) {
    List<String> parts = new ArrayList<>();
    compare("name", there.name(), asked.name(), parts);
    compare("data", there.data(), asked.data(), parts);
    compare("detector", there.detector(), asked.detector(), parts);
    compare("augmentation", there.augmentation(), asked.augmentation(), parts);
    compare("schedule", there.schedule(), asked.schedule(), parts);
    if (!there.losses().equals(asked.losses())) {
      parts.add("losses");
    }
    return String.join("; ", parts);
  }

  private static void compare(String part, Object there, Object asked, List<String> parts) {
    if (!there.equals(asked)) {
      parts.add(part + ": " + there + " / " + asked);
    }
  }
}
