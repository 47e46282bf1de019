package io.github.lossmith.designer.property;

import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.property.PropertyFinding.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a report says of a formula, held against a row that cancelling.py wrote. */
final class CheckedStatements {
  /** A number is shown with four digits. */
  private static final double SHOWN = 2e-3;

  /** As cancelling.py places its points. */
  private static final double LAST = 60.5;

  private final String[] cells;
  private final PropertyReport report;
  private final List<String> wrong = new ArrayList<>();

  private CheckedStatements(String row) {
    cells = row.split(";", -1);
    report = PropertyReport.of(Formula.parse(cells[0]).orThrow().coefficient(Map.of(), 1));
  }

  /** The false statements about one formula, and how many of its properties cannot be told. */
  record Result(List<String> wrong, int unknown) {}

  static Result of(String row) {
    CheckedStatements statements = new CheckedStatements(row);
    statements.check();
    int unknown =
        (int)
            statements.report.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.UNKNOWN)
                .count();
    return new Result(statements.wrong, unknown);
  }

  private void check() {
    verdict(CoefficientProperty.SIGN, cells[3].equals("-"));
    signs();
    verdict(CoefficientProperty.MONOTONE, cells[4].equals("^"));
    steps();
    if (!isGapAtARemovablePlace()) {
      verdict(CoefficientProperty.CONTINUOUS, cells[5].equals("1"));
    }
    limit();
    number(CoefficientProperty.POLE_ORDER_AT_ZERO, cells[7], 0.05);
    greatest();
    proper();
    number(CoefficientProperty.EASY_TO_HARD, cells[10], 0);
    integrable();
  }

  private void verdict(CoefficientProperty property, boolean holds) {
    Verdict verdict = report.finding(property).verdict();
    if (verdict == (holds ? Verdict.FAILS : Verdict.HOLDS)) {
      wrong(property);
    }
  }

  private void wrong(CoefficientProperty property) {
    PropertyFinding finding = report.finding(property);
    wrong.add(cells[0] + ": " + finding.text(java.util.Locale.ENGLISH) + " " + finding.values());
  }

  /** (p²-c²)/(p-c) is rightly said to be no number at c. */
  private boolean isGapAtARemovablePlace() {
    PropertyFinding finding = report.finding(CoefficientProperty.CONTINUOUS);
    return finding.key().endsWith("gap")
        && finding.failing().stream()
            .allMatch(one -> cells[0].contains("/(p-" + one.from()) && one.isPoint());
  }

  private static double place(int i) {
    return 1 / (1 + Math.exp(Math.log(1e9) * (1 - (2 * i + 0.123) / LAST)));
  }

  /** No point where g is negative lies in an interval where it is said not to be. */
  private void signs() {
    for (Interval one : report.finding(CoefficientProperty.SIGN).failing()) {
      for (int i = 0; i < cells[1].length(); i++) {
        if (one.from() < place(i) && place(i) < one.to() && cells[1].charAt(i) == '-') {
          wrong(CoefficientProperty.SIGN);
        }
      }
    }
  }

  /** No step where g rises lies in an interval where it is said to fall. */
  private void steps() {
    for (Interval one : report.finding(CoefficientProperty.MONOTONE).failing()) {
      for (int i = 0; i < cells[2].length(); i++) {
        boolean within = one.from() <= place(i) && place(i + 1) <= one.to();
        if (within && cells[2].charAt(i) != 'v') {
          wrong(CoefficientProperty.MONOTONE);
        }
      }
    }
  }

  private void limit() {
    PropertyFinding finding = report.finding(CoefficientProperty.VANISHES_AT_ONE);
    if (finding.verdict() == Verdict.UNKNOWN || cells[6].equals("?")) {
      return;
    }
    boolean infinite = finding.key().endsWith("infinite");
    double said = infinite ? Double.POSITIVE_INFINITY : (Double) finding.values().get("limit");
    double exact = cells[6].equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(cells[6]);
    boolean near = said == exact || Math.abs(said - exact) <= SHOWN * Math.abs(exact) + 1e-6;
    if (!near && !(Math.abs(exact) < 1e-6 && finding.verdict() == Verdict.HOLDS)) {
      wrong(CoefficientProperty.VANISHES_AT_ONE);
    }
  }

  private void number(CoefficientProperty property, String cell, double most) {
    Object said = report.finding(property).values().get("value");
    if (said instanceof Double value && !cell.equals("?")) {
      double exact = Double.parseDouble(cell);
      if (Math.abs(value - exact) > most + SHOWN * Math.abs(exact)) {
        wrong(property);
      }
    }
  }

  /** The grid may miss the peak, so the number said may be a little greater. */
  private void greatest() {
    Object said = report.finding(CoefficientProperty.MAX_LOGIT_GRADIENT).values().get("value");
    double exact = Double.parseDouble(cells[8]);
    if (said instanceof Double value && Math.abs(value - exact) > 1e-2 * exact) {
      wrong(CoefficientProperty.MAX_LOGIT_GRADIENT);
    }
  }

  private void proper() {
    double difference = Double.parseDouble(cells[9]);
    PropertyFinding finding = report.finding(CoefficientProperty.PROPER);
    boolean asymmetric = finding.key().endsWith("fails");
    if (asymmetric ? difference < 1e-10 : finding.verdict() == Verdict.HOLDS && difference > 1e-6) {
      wrong(CoefficientProperty.PROPER);
    }
  }

  /** Everything here has an integral, unless it grows at p = 1 or has a pole that is typed. */
  private void integrable() {
    boolean grows = cells[6].equals("inf") || cells[0].matches(".*/\\(1-p\\)\\^[23].*");
    if (report.finding(CoefficientProperty.INTEGRABLE).verdict() == Verdict.FAILS && !grows) {
      wrong(CoefficientProperty.INTEGRABLE);
    }
  }
}
