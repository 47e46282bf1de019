package io.github.lossmith.designer.export;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Losses that are formulas themselves, found by the shape of their coefficient's formula. A form is
 * used only if it agrees with the integral.
 */
final class ExportedClosedForms {
  /** Easy, hard and impossible examples, and the kink of PHuber between. */
  private static final double[] PLACES = {1e-9, 1e-3, 0.05, 0.3, 0.5, 0.7, 0.9, 0.99};

  /** Far above the error of either, far below the difference of two losses. */
  private static final double AGREEMENT = 1e-8;

  private static final Map<ExpressionTree, Formula> KNOWN = known();

  private ExportedClosedForms() {}

  private static Map<ExpressionTree, Formula> known() {
    Map<ExpressionTree, Formula> forms = new LinkedHashMap<>();
    String focal = "gamma*(1-p)^(gamma-1)*ln(p) - (1-p)^gamma/p";
    put(forms, "-1/p", "-ln(p)");
    put(forms, focal, "-(1-p)^gamma*ln(p)");
    put(forms, "ln(p)/p", "ln(p)^2/2");
    put(forms, "-(-ln(p))^(n-1)/p", "(-ln(p))^n/n");
    put(forms, "-1/p - epsilon", "-ln(p) + epsilon*(1-p)");
    put(
        forms,
        focal + " - epsilon*(gamma+1)*(1-p)^gamma",
        "-(1-p)^gamma*ln(p) + epsilon*(1-p)^(gamma+1)");
    put(forms, "-p^(q-1)", "(1-p^q)/q");
    put(forms, "-1", "1-p");
    put(
        forms,
        "-min(1/p, tau)",
        "if(tau < 1, tau*(1-p), if(p > 1/tau, -ln(p), -tau*p + ln(tau) + 1))");
    return Map.copyOf(forms);
  }

  private static void put(Map<ExpressionTree, Formula> forms, String coefficient, String loss) {
    forms.put(Formula.parse(coefficient).orThrow().expression(), Formula.parse(loss).orThrow());
  }

  /** The loss as a formula in the same letters. */
  static Optional<Formula> of(Formula coefficient, Map<String, Double> values, LossCurve curve) {
    return Optional.ofNullable(KNOWN.get(coefficient.expression()))
        .filter(form -> agrees(form, values, curve));
  }

  private static boolean agrees(Formula form, Map<String, Double> values, LossCurve curve) {
    for (double p : PLACES) {
      double wanted = curve.loss(p);
      double difference = form.coefficient(values, 0).at(p) - wanted;
      if (!(Math.abs(difference) <= AGREEMENT * (1 + Math.abs(wanted)))) {
        return false;
      }
    }
    return true;
  }
}
