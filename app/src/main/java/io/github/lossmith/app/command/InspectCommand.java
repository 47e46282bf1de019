package io.github.lossmith.app.command;

import io.github.lossmith.app.command.option.ChosenLoss;
import io.github.lossmith.app.command.option.DesignOptions;
import io.github.lossmith.app.command.option.SideOption;
import io.github.lossmith.app.command.output.ReportJson;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.property.PropertyFinding;
import io.github.lossmith.designer.property.PropertyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lossmith inspect}: what kind of loss a coefficient gives. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says what kind of loss a scale coefficient gives, and where it fails.",
      "A coefficient without a loss is reported too, without the numbers that need one."
    })
public final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DesignOptions design;
  @Mixin private SideOption side;

  @Option(
      names = "--json",
      description =
          "one object with a key for each property, {\"holds\": …} or {\"value\": …}; of two sides,"
              + " one for each in {\"object\": …, \"background\": …}")
  private boolean json;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  InspectCommand() {}

  @Override
  public Integer call() {
    StandardStreams console = StandardStreams.of(spec);
    return design
        .chosen()
        .then(loss -> side.sides(loss).then(sides -> text(loss, sides)))
        .fold(console::answer, console::refuse);
  }

  private Outcome<String> text(ChosenLoss loss, List<TargetSide> sides) {
    Outcome<List<String>> reports =
        Outcome.each(sides, one -> loss.side(one).coefficient().map(g -> text(loss, one, g)));
    return reports.map(texts -> texts.size() == 1 ? texts.get(0) : joined(sides, texts));
  }

  private String joined(List<TargetSide> sides, List<String> texts) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      parts.add(part(sides.get(i).key(), texts.get(i)));
    }
    return json ? "{\n" + String.join(",\n", parts) + "\n}\n" : String.join("\n", parts);
  }

  private String part(String name, String text) {
    return json ? ReportJson.text(name) + ": " + text.strip() : name + "\n" + text;
  }

  private String text(ChosenLoss whole, TargetSide one, ScaleCoefficient g) {
    ChosenLoss loss = whole.side(one);
    Outcome<LossCurve> curve = LossCurve.of(g);
    curve.toOptional().filter(LossCurve::isUncertain).ifPresent(c -> sayUncertain());
    PropertyReport report = PropertyReport.of(g, curve).within(whole.design(), whole.progress());
    return json ? ReportJson.of(report) : human(report) + closed(loss, curve);
  }

  private void sayUncertain() {
    StandardStreams.of(spec).say(Problem.of("app.integrate.uncertain").message());
  }

  private static String closed(ChosenLoss loss, Outcome<LossCurve> curve) {
    return curve
        .toOptional()
        .flatMap(integral -> loss.design().closedLoss(loss.progress(), integral))
        .map(form -> "\nL(p) = " + form.text() + "\n")
        .orElse("");
  }

  private static String human(PropertyReport report) {
    StringBuilder text = new StringBuilder();
    for (PropertyFinding finding : report.findings()) {
      text.append(mark(finding)).append(' ').append(finding.text(Locale.ENGLISH)).append('\n');
    }
    report
        .problem()
        .ifPresent(
            problem -> text.append("\nNo loss is computed: ").append(problem.message() + "\n"));
    return text.toString();
  }

  private static String mark(PropertyFinding finding) {
    return switch (finding.verdict()) {
      case HOLDS -> "yes ";
      case FAILS -> "NO  ";
      case MEASURED -> "  · ";
      case UNKNOWN -> "  ? ";
    };
  }
}
