package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.integration.CoefficientTable;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Resolves the text for a design to its coefficient and table. */
public final class Coefficients {
  /** The extension of design files; no formula ends with it. */
  private static final String FILE_ENDING = ".json";

  private Coefficients() {}

  /** The design of a preset's name, a design's JSON text, a design file's path, or a formula. */
  public static Outcome<Design> design(String text) {
    return design(text, Path.of(""));
  }

  /**
   * As {@link #design(String)}; a design file is looked for in the folder first, and then in the
   * working directory.
   */
  public static Outcome<Design> design(String text, Path folder) {
    if (text.startsWith("{")) {
      return DesignFile.parse(text, "design");
    }
    if (text.endsWith(FILE_ENDING)) {
      return file(text, folder);
    }
    return Presets.named(text)
        .map(Outcome::ok)
        .orElseGet(
            () -> {
              Design typed = Design.typed(text, text);
              return typed.formula().map(parsed -> typed);
            });
  }

  private static Outcome<Design> file(String name, Path folder) {
    try {
      Path beside = folder.resolve(name);
      return DesignFile.read(Files.exists(beside) ? beside : Path.of(name));
    } catch (InvalidPathException e) {
      return Outcome.bad("designer.file.unreadable", name, String.valueOf(e.getReason()));
    }
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
