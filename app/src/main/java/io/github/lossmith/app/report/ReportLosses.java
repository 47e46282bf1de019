package io.github.lossmith.app.report;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.ReadableNumber;
import io.github.lossmith.designer.property.PropertyFinding;
import io.github.lossmith.designer.property.PropertyReport;
import io.github.lossmith.plotting.article.ArticleFigures;
import io.github.lossmith.plotting.article.LossIdentity;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.article.NamedLoss;
import io.github.lossmith.plotting.article.OwnLosses;
import io.github.lossmith.trainer.comparison.SeedRun;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Optimisation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The coefficients of the losses, drawn, with their settings and checks. */
final class ReportLosses {
  private final HtmlPage page;
  private final Texts texts;

  ReportLosses(HtmlPage page, Texts texts) {
    this.page = page;
    this.texts = texts;
  }

  /** All losses of the runs; one that several runs have stands once. */
  void write(List<SeedRun> runs) {
    Set<LossSettings> losses = new LinkedHashSet<>();
    runs.forEach(run -> losses.addAll(run.experiment().losses()));
    page.heading(text("losses"));
    List<NamedLoss> drawn = drawn(losses);
    if (!drawn.isEmpty()) {
      page.figure(ArticleFigures.losses(text("coefficients"), drawn), text("coefficients"));
    }
    losses.forEach(this::write);
  }

  private static List<NamedLoss> drawn(Set<LossSettings> losses) {
    LossStyles styles = new LossStyles();
    List<NamedLoss> drawn = new ArrayList<>();
    for (LossSettings loss : losses) {
      Optional<Design> design = loss.design().resolve().toOptional();
      LossIdentity identity = LossIdentity.trained(loss.name(), design, loss.mining());
      design
          .flatMap(known -> OwnLosses.sides(loss.name(), known, styles.of(identity)).toOptional())
          .ifPresent(drawn::addAll);
    }
    return drawn;
  }

  private void write(LossSettings loss) {
    page.subheading(loss.name());
    Outcome<Design> design = loss.design().resolve();
    design.failure().ifPresent(problem -> page.paragraph(texts.text(problem)));
    design.toOptional().ifPresent(known -> write(loss, known));
  }

  private void write(LossSettings loss, Design design) {
    for (TargetSide side : design.sides()) {
      page.code(prefix(design, side) + formula(design.side(side)));
    }
    List<String> facts = new ArrayList<>();
    design
        .parameters()
        .forEach((name, value) -> facts.add(name + " = " + ReadableNumber.of(value.value())));
    facts.add("learningRate " + ReadableNumber.of(loss.learningRate()));
    facts.add("boxWeight " + ReadableNumber.of(loss.boxWeight()));
    if (!loss.optimisation().equals(Optimisation.USUAL)) {
      facts.add("optimizer " + loss.optimisation().optimizer().print());
      facts.add("learningRateSchedule " + loss.optimisation().schedule().print());
    }
    if (!loss.normalisation().isEmpty()) {
      facts.add("normalisation " + loss.normalisation());
    }
    loss.mining().ifPresent(ratio -> facts.add("mining " + ReadableNumber.of(ratio)));
    if (!design.classTables().isEmpty()) {
      facts.add("classTables " + design.classTables().describe());
    }
    page.quiet(String.join(", ", facts));
    if (!design.citation().isBlank()) {
      page.quiet(design.citation());
    }
    for (TargetSide side : design.sides()) {
      design.side(side).coefficient().toOptional().ifPresent(g -> checks(design, side, g));
    }
    if (!design.note().isBlank()) {
      page.quiet(design.note());
    }
  }

  /** Which targets a line is about, where the design has two sides. */
  private String prefix(Design design, TargetSide side) {
    return design.isTwoSided() ? text("side." + side.key()) + ": " : "";
  }

  private String formula(Design design) {
    return design
        .shape()
        .fold(
            typed -> "dL/dp = " + typed.formula(),
            typedLoss -> "L(p) = " + typedLoss.loss(),
            drawn -> "dL/dp " + text("drawing"));
  }

  private void checks(Design design, TargetSide side, ScaleCoefficient coefficient) {
    String prefix = prefix(design, side);
    PropertyReport report =
        PropertyReport.of(coefficient, LossCurve.of(coefficient)).within(design, 1);
    List<String> lines =
        new ArrayList<>(
            report.findings().stream()
                .map(finding -> mark(finding) + " " + prefix + finding.text(texts.language()))
                .toList());
    report.problem().ifPresent(problem -> lines.add(prefix + texts.text(problem)));
    page.marked(lines);
  }

  private static String mark(PropertyFinding finding) {
    return switch (finding.verdict()) {
      case HOLDS -> "✓";
      case FAILS -> "✗";
      case MEASURED -> "·";
      case UNKNOWN -> "?";
    };
  }

  private String text(String key) {
    return texts.text("app.report." + key);
  }
}
