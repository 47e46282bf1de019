package io.github.lossmith.designer.export;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The programs and papers that a designed loss can leave for. */
public enum ExportTarget {
  /** A self-contained Python file with PyTorch modules. */
  PYTORCH(".py", PytorchExport::text),
  /** A Java class without dependencies. */
  JAVA(".java", JavaExport::text),
  /** A LaTeX document: definition, formula, and the figure in PGFPlots. */
  LATEX(".tex", LatexExport::text);

  private final String extension;
  private final Function<ExportedLoss, String> text;

  ExportTarget(String extension, Function<ExportedLoss, String> text) {
    this.extension = extension;
    this.text = text;
  }

  /** The name on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The target of a name on the command line. */
  public static Optional<ExportTarget> named(String key) {
    return Arrays.stream(values()).filter(target -> target.key().equals(key)).findFirst();
  }

  /** A file name that fits the target, such as {@code focal.py} or {@code FocalLoss.java}. */
  public String fileName(Design design) {
    if (this == JAVA) {
      return JavaExport.className(design.name()) + extension;
    }
    String plain = design.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String trimmed = plain.replaceAll("^_+|_+$", "");
    return (trimmed.isEmpty() ? "loss" : trimmed) + extension;
  }

  /** The design written for this target; a problem where it cannot be integrated. */
  public Outcome<String> text(Design design) {
    return ExportedLoss.of(design).map(text);
  }
}
