package io.github.lossmith.trainer.loss;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.integration.CoefficientTable;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.nio.file.Path;

/** From the words for a design to what a trainer looks up. */
public final class Coefficients {
  private Coefficients() {}

  /** The design of a preset's name, a design's JSON text, a design file's path, or a formula. */
  public static Outcome<Design> design(String text) {
    if (text.startsWith("{")) {
      return DesignFile.parse(text, "design");
    }
    if (text.endsWith(DesignFile.SUFFIX)) {
      return DesignFile.read(Path.of(text));
    }
    return Presets.named(text)
        .map(Outcome::ok)
        .orElseGet(
            () -> {
              Design typed = Design.typed(text, text);
              return typed.formula().map(parsed -> typed);
            });
  }

  /** The curve of a design at a training progress in [0, 1]. */
  public static Outcome<LossCurve> curve(Design design, double progress) {
    return design.coefficient(progress).then(LossCurve::of);
  }

  /** The table of a design at a training progress in [0, 1]. */
  public static Outcome<CoefficientTable> table(Design design, double progress) {
    return curve(design, progress).map(CoefficientTable::of);
  }

  /** As {@link #table(Design, double)}, of what {@link #design} finds. */
  public static Outcome<CoefficientTable> table(String design, double progress) {
    return design(design).then(found -> table(found, progress));
  }
}
