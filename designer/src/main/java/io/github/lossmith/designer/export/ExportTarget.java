package io.github.lossmith.designer.export;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that a designed loss can be exported to. */
public enum ExportTarget {
  /** A self-contained Python file with PyTorch modules. */
  PYTORCH(".py"),
  /** A self-contained Python file with the loss of a trainer of Hugging Face's transformers. */
  HF(".py"),
  /** A self-contained Python file with an objective for XGBoost. */
  XGBOOST(".py"),
  /** A self-contained Python file with an objective for LightGBM. */
  LIGHTGBM(".py"),
  /** A Java class without dependencies. */
  JAVA(".java"),
  /** A LaTeX document: definition, formula, and the figure in PGFPlots. */
  LATEX(".tex"),
  /** A page for any browser, with sliders for the letters. */
  HTML(".html");

  private final String extension;

  ExportTarget(String extension) {
    this.extension = extension;
  }

  /** The name on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The target of a name on the command line. */
  public static Optional<ExportTarget> named(String key) {
    return Arrays.stream(values()).filter(target -> target.key().equals(key)).findFirst();
  }

  /**
   * A file name that fits the target, such as {@code focal.py}, {@code focal_hf.py} or {@code
   * FocalLoss.java}.
   */
  public String fileName(Design design) {
    if (this == JAVA) {
      return JavaExport.className(design.name()) + extension;
    }
    String plain = design.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String trimmed = plain.replaceAll("^_+|_+$", "");
    String apart = this == PYTORCH || this == LATEX || this == HTML ? "" : "_" + key();
    return (trimmed.isEmpty() ? "loss" : trimmed) + apart + extension;
  }

  /**
   * The design written for this target, both its sides; a problem where it cannot be integrated.
   */
  public Outcome<String> text(Design design) {
    return !design.classTables().isEmpty() && !takesClassTables()
        ? Outcome.bad("designer.export.noTables", key(), design.name())
        : Outcome.each(design.sides(), side -> ExportedLoss.of(design, side))
            .then(sides -> text(design, sides));
  }

  /** Whether tables of the classes are written, or do not matter: L(p) is the same with them. */
  private boolean takesClassTables() {
    return this == PYTORCH || this == HTML || this == LATEX;
  }

  private Outcome<String> text(Design design, List<ExportedLoss> sides) {
    return this == PYTORCH
        ? TorchTables.places(design).map(places -> PytorchExport.text(sides, places))
        : Outcome.ok(otherText(design, sides));
  }

  private String otherText(Design design, List<ExportedLoss> sides) {
    return switch (this) {
      case PYTORCH -> throw new IllegalStateException(key());
      case HF -> HuggingFaceExport.text(sides);
      case XGBOOST -> BoosterExport.XGBOOST.text(sides);
      case LIGHTGBM -> BoosterExport.LIGHTGBM.text(sides);
      case JAVA -> JavaExport.text(sides);
      case LATEX -> LatexExport.text(sides);
      case HTML -> HtmlExport.text(design, sides);
    };
  }
}
