package io.github.lossmith.app.command.output;

import io.github.lossmith.designer.integration.LossCurve;
import java.util.List;
import java.util.stream.Collectors;

/** A loss at one p. */
public record CurveRow(
    TypedProbability place,
    double coefficient,
    double loss,
    double logitGradient,
    double errorBound) {
  private static final String HEADER = "p,coefficient,loss,logit_gradient,error_bound\n";

  public static CurveRow of(LossCurve curve, TypedProbability place) {
    LossCurve.Row row = curve.rowAt(place.p(), place.distance());
    return new CurveRow(
        place, row.coefficient(), row.loss(), row.logitGradient(), row.errorBound());
  }

  /**
   * Whether all is finite; at p = 1 the coefficient may be infinite, as that of -1/sqrt(1-p), and
   * the loss too, as that of label smoothing.
   */
  public boolean isNumber() {
    return isNumber(coefficient) && isNumber(loss) && isNumber(logitGradient);
  }

  private boolean isNumber(double value) {
    return Double.isFinite(value) || (place.p() == 1 && !Double.isNaN(value));
  }

  public static String csv(List<CurveRow> rows) {
    return rows.stream().map(CurveRow::csv).collect(Collectors.joining("", HEADER, ""));
  }

  private String csv() {
    return List.of(coefficient, loss, logitGradient, errorBound).stream()
        .map(MachineNumber::text)
        .collect(Collectors.joining(",", place.printed() + ",", "\n"));
  }

  public static String json(List<CurveRow> rows) {
    return rows.stream().map(CurveRow::json).collect(Collectors.joining(",\n ", "[\n ", "\n]\n"));
  }

  private String json() {
    return "{\"p\": "
        + place.printed()
        + ", \"coefficient\": "
        + MachineNumber.json(coefficient)
        + ", \"loss\": "
        + MachineNumber.json(loss)
        + ", \"logit_gradient\": "
        + MachineNumber.json(logitGradient)
        + ", \"error_bound\": "
        + MachineNumber.json(errorBound)
        + "}";
  }
}
