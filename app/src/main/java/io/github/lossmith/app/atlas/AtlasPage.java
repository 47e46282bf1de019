package io.github.lossmith.app.atlas;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.GradientSpace;
import io.github.lossmith.designer.imbalance.GradientSums;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.designer.property.CoefficientProperty;
import io.github.lossmith.designer.property.PropertyFinding;
import java.util.ArrayList;
import java.util.List;

/** Writes all that is known of one loss. */
final class AtlasPage {
  private static final int DIGITS = 4;

  private final AtlasLoss loss;
  private final AtlasRelatives relatives;
  private final Texts texts;
  private final AtlasSheet sheet;

  AtlasPage(AtlasLoss loss, AtlasRelatives relatives, Texts texts, AtlasSheet sheet) {
    this.loss = loss;
    this.relatives = relatives;
    this.texts = texts;
    this.sheet = sheet;
  }

  void write() {
    Design design = loss.loss().design();
    sheet.quiet(texts.text("designer.library." + loss.loss().group().key()));
    if (!loss.loss().aliases().isEmpty()) {
      sheet.paragraph(text("known", String.join(", ", loss.loss().aliases())));
    }
    loss.sides().forEach(this::formulas);
    sheet.formula("\\frac{dL}{dz}=p\\,(1-p)\\,g(p)", "dL/dz = p (1-p) g(p)");
    parameters(design);
    if (!design.note().isBlank()) {
      sheet.paragraph(design.note());
    }
    boolean schedule = design.followsProgress();
    sheet.figure(AtlasFigure.of(loss), text(schedule ? "figure.schedule" : "figure"));
    sheet.heading(text("checks"));
    loss.sides().forEach(this::checks);
    if (loss.isTwoSided()) {
      boolean proper = loss.holds(CoefficientProperty.PROPER);
      sheet.marked(List.of(proper ? "✓ " + text("proper") : "✗ " + text("not-proper")));
    }
    balance();
    sheet.heading(text("relatives"));
    sheet.quiet(text("relatives.how"));
    sheet.links(relatives.of(loss));
    sheet.heading(text("source"));
    sheet.paragraph(design.citation());
    sheet.quiet(text("use", loss.key()));
  }

  private String text(String key, Object... arguments) {
    return texts.text("app.atlas." + key, arguments);
  }

  private String number(double value) {
    return texts.number(value, DIGITS);
  }

  /** Which targets a line is about, where the design has two sides. */
  private String prefix(TargetSide side) {
    return loss.isTwoSided() ? texts.text("app.report.side." + side.key()) + ": " : "";
  }

  private void formulas(AtlasLoss.Side side) {
    if (loss.isTwoSided()) {
      sheet.quiet(texts.text("app.report.side." + side.side().key()));
    }
    Formula formula = side.design().formula().orThrow();
    sheet.formula("g(p)=\\frac{dL}{dp}=" + formula.latex(), "dL/dp = " + formula.text());
    String known = side.design().closedForm();
    if (known.isBlank()) {
      known = side.design().closedLoss(1, side.curve()).map(Formula::latex).orElse("");
    }
    String integral = side.design().parameters().containsKey("q") ? "s" : "q";
    String latex = known.isBlank() ? "-\\int_p^1 g(" + integral + ")\\,d" + integral : known;
    sheet.formula("L(p)=" + latex, "L(p) = " + latex);
  }

  private void parameters(Design design) {
    List<List<String>> rows = new ArrayList<>();
    design
        .parameters()
        .forEach(
            (letter, range) ->
                rows.add(
                    List.of(
                        letter,
                        number(range.value()),
                        number(range.minimum()) + " … " + number(range.maximum()))));
    if (!rows.isEmpty()) {
      sheet.table(List.of(text("letter"), text("published"), text("range")), rows);
    }
  }

  private void checks(AtlasLoss.Side side) {
    List<String> lines = new ArrayList<>();
    for (PropertyFinding finding : side.report().findings()) {
      if (loss.isTwoSided() && finding.property() == CoefficientProperty.PROPER) {
        continue; // it is of both sides together
      }
      lines.add(mark(finding) + " " + prefix(side.side()) + finding.text(texts.language()));
    }
    sheet.marked(lines);
  }

  private static String mark(PropertyFinding finding) {
    return switch (finding.verdict()) {
      case HOLDS -> "✓";
      case FAILS -> "✗";
      case MEASURED -> "·";
      case UNKNOWN -> "?";
    };
  }

  private void balance() {
    boolean two = loss.isTwoSided();
    sheet.heading(text("balance"));
    sheet.quiet(text(two ? "balance.sides" : "balance.one"));
    List<ExampleGroup> groups = new ArrayList<>(Imbalance.paper().groups());
    if (two) {
      groups.set(0, groups.get(0).with(TargetSide.BACKGROUND));
    }
    Imbalance example = new Imbalance(groups);
    List<List<String>> rows = new ArrayList<>();
    for (GradientSpace space : GradientSpace.values()) {
      GradientSums sums = example.gradientSums(loss.coefficients(), space);
      // Adding 0 makes 0 of -0.
      rows.add(
          List.of(
              space == GradientSpace.LOGIT ? "dL/dz" : "dL/dp",
              number(sums.easy() + 0.0),
              number(sums.hard() + 0.0),
              Double.isFinite(sums.ratio()) ? number(sums.ratio() + 0.0) : "–"));
    }
    sheet.table(List.of("", text("easy"), text("hard"), text("ratio")), rows);
  }
}
