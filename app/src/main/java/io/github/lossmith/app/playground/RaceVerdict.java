package io.github.lossmith.app.playground;

import io.github.lossmith.app.screen.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a loss finds the rare class where cross-entropy misses it, in a sentence. */
final class RaceVerdict {
  /** Cross-entropy misses a class of which it does not find half. */
  private static final double MISSED = 0.5;

  /** More than two seeds of the same loss differ by, at 1:100. */
  private static final double CLEARLY = 0.2;

  private static final int DIGITS = 3;

  private RaceVerdict() {}

  /** Whether it happened in a frame. */
  static boolean happened(RaceFrame frame) {
    Optional<RaceFrame.Seen> plain = crossEntropy(frame);
    return plain.isPresent()
        && plain.get().measures().rareRecall() < MISSED
        && best(frame)
            .map(
                seen ->
                    seen.measures().rareRecall() >= plain.get().measures().rareRecall() + CLEARLY)
            .orElse(false);
  }

  private static Optional<RaceFrame.Seen> crossEntropy(RaceFrame frame) {
    return frame.lanes().stream().filter(seen -> seen.lane().isCrossEntropy()).findFirst();
  }

  /** The loss with the highest balanced accuracy that is not cross-entropy. */
  private static Optional<RaceFrame.Seen> best(RaceFrame frame) {
    return frame.lanes().stream()
        .filter(seen -> !seen.lane().isCrossEntropy())
        .max(Comparator.comparingDouble(seen -> seen.measures().balancedAccuracy()));
  }

  /** The sentence above the race; without losses the reason. */
  static String text(RaceFrame frame, boolean bothClasses, Texts texts) {
    if (frame.lanes().isEmpty()) {
      return texts.text(bothClasses ? "app.playground.no-loss" : "app.playground.one-class");
    }
    return text(frame, texts);
  }

  /** What the losses found. */
  static String text(RaceFrame frame, Texts texts) {
    if (frame.lanes().isEmpty() || frame.steps() == 0) {
      return "";
    }
    Optional<RaceFrame.Seen> plain = crossEntropy(frame);
    Optional<RaceFrame.Seen> best = best(frame);
    if (plain.isEmpty() || best.isEmpty()) {
      return texts.text("app.playground.verdict.alone");
    }
    double found = plain.get().measures().rareRecall();
    double more = best.get().measures().rareRecall();
    boolean happened = happened(frame);
    String key = happened ? "found" : found >= MISSED ? "both" : "neither";
    String sentence =
        texts.text(
            "app.playground.verdict." + key,
            percent(found, texts),
            percent(more, texts),
            best.get().lane().name());
    boolean alike = frame.lanes().stream().noneMatch(seen -> seen.lane().isTwoSided());
    return !happened && alike
        ? sentence + " " + texts.text("app.playground.verdict.alike")
        : sentence;
  }

  /** The sentence under the seeds. */
  static String text(List<SeedResult> seeds, int all, Texts texts) {
    long happened = seeds.stream().filter(seed -> happened(seed.frame())).count();
    return texts.text("app.playground.seeds.verdict", happened, seeds.size(), all);
  }

  static String percent(double share, Texts texts) {
    return texts.number(100 * share, DIGITS) + " %";
  }
}
