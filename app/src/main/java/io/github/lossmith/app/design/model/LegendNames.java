package io.github.lossmith.app.design.model;

import io.github.lossmith.designer.design.Design;
import java.util.Locale;
import java.util.stream.Collectors;

/** The names of curves in the figure. */
public final class LegendNames {
  private LegendNames() {}

  /** The name with the parameters' values, such as "Focal, γ = 2". */
  public static String of(Design design) {
    if (design.parameters().isEmpty()) {
      return design.name();
    }
    return design.parameters().entrySet().stream()
        .map(each -> GreekLetters.of(each.getKey()) + " = " + short3(each.getValue().value()))
        .collect(Collectors.joining(", ", design.name() + ", ", ""));
  }

  private static String short3(double value) {
    String fixed = String.format(Locale.ROOT, "%.3f", value);
    return fixed.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
