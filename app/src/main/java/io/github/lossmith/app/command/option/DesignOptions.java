package io.github.lossmith.app.command.option;

import io.github.lossmith.app.command.output.NumberText;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.design.BatchLetter;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassTables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options that specify a loss: a file, a preset or a formula, with its parameters. */
public final class DesignOptions {
  @Parameters(
      arity = "0..*",
      paramLabel = "DESIGN",
      description = "a design file (*.lossmith.json)")
  private List<String> files = List.of();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "a published loss: ce, focal, maki, qce, power-ce, poly1-ce, poly1-focal, gce,"
              + " mae, taylor-ce, phuber-ce, cosine-ce, or another key of docs/losses.md")
  private List<String> presets = List.of();

  @Option(
      names = "--formula",
      paramLabel = "F",
      description = "dL/dp as a formula in p, such as '-(1-p)^gamma/p'")
  private List<String> formulas = List.of();

  @Option(
      names = "--formula-background",
      paramLabel = "F",
      description = "dL/dp for background, beside one --formula or --loss-formula for objects")
  private List<String> backgrounds = List.of();

  @Option(
      names = "--loss-formula",
      paramLabel = "L",
      description = "L(p) as a formula in place of dL/dp, such as '-(1-p)^gamma*log(p)'")
  private List<String> lossFormulas = List.of();

  @Option(
      names = "--param",
      paramLabel = "k=v",
      split = ",",
      description = "the value of a parameter, such as gamma=2.7; t=0.5 is the training progress")
  private List<String> parameters = List.of();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  DesignOptions() {}

  /** The first argument that names a file, as given; empty if there is none. */
  public String file() {
    return files.isEmpty() ? "" : files.get(0);
  }

  /** The one loss that is named, with its parameters. */
  public Outcome<ChosenLoss> chosen() {
    int named = files.size() + presets.size() + formulas.size() + lossFormulas.size();
    return switch (named) {
      case 0 -> Outcome.bad("app.option.noDesign");
      case 1 -> all().map(losses -> losses.get(0));
      default -> Outcome.bad("app.option.manyDesigns");
    };
  }

  /** All losses that are named, each with those parameters that it has; possibly none. */
  public Outcome<List<ChosenLoss>> all() {
    return Outcome.each(parameters, ParameterOption::parse)
        .then(DesignOptions::once)
        .then(options -> named().then(losses -> withParameters(losses, options)))
        .map(this::sayBatch);
  }

  /** Outside a training nothing supplies {@code ratio}, {@code freq}: what they took is said. */
  private List<ChosenLoss> sayBatch(List<ChosenLoss> losses) {
    losses.forEach(
        loss -> BatchNote.say(StandardStreams.of(command), loss.shownLabel(), loss.design()));
    return losses;
  }

  /** Refuses two values of one parameter, such as γ=1 and gamma=2. */
  private static Outcome<List<ParameterOption>> once(List<ParameterOption> options) {
    Set<String> seen = new HashSet<>();
    return options.stream()
        .map(ParameterOption::letter)
        .filter(letter -> !seen.add(letter))
        .findFirst()
        .map(letter -> Outcome.<List<ParameterOption>>bad("app.option.paramTwice", letter))
        .orElseGet(() -> Outcome.ok(options));
  }

  private Outcome<List<ChosenLoss>> named() {
    List<Supplier<Outcome<ChosenLoss>>> losses = new ArrayList<>();
    files.forEach(file -> losses.add(() -> file(file)));
    presets.forEach(preset -> losses.add(() -> preset(preset)));
    formulas.forEach(formula -> losses.add(() -> typed(formula)));
    lossFormulas.forEach(loss -> losses.add(() -> typedLoss(loss)));
    if (backgrounds.isEmpty()) {
      return Outcome.each(losses, Supplier::get);
    }
    boolean one = losses.size() == 1 && formulas.size() + lossFormulas.size() == 1;
    return one && backgrounds.size() == 1
        ? losses.get(0).get().then(this::withBackground).map(List::of)
        : Outcome.bad("app.option.background");
  }

  private Outcome<ChosenLoss> withBackground(ChosenLoss loss) {
    String text = backgrounds.get(0);
    String label = loss.label() + ", background " + text;
    CoefficientSource source = new CoefficientSource.Typed(text);
    Design both = loss.design().withBackground(Optional.of(source)).withName(label);
    return readable(both.side(TargetSide.BACKGROUND))
        .map(read -> ChosenLoss.of(label, both, false));
  }

  private static Outcome<ChosenLoss> preset(String name) {
    return new DesignRef.Preset(name).resolve().map(design -> ChosenLoss.of(name, design, true));
  }

  private static Outcome<ChosenLoss> file(String name) {
    return new DesignRef.File(name)
        .resolve()
        .then(design -> checked(name, design))
        .map(design -> ChosenLoss.of(design.name(), design, true));
  }

  /** A file may contain a formula that does not parse. */
  private static Outcome<Design> checked(String file, Design design) {
    return readable(design).mapProblem(problem -> Problem.of("app.option.inFile", file, problem));
  }

  /** The design, unless a formula of it does not parse. */
  private static Outcome<Design> readable(Design design) {
    return Outcome.each(design.sides(), side -> readableSide(design.side(side)))
        .map(read -> design);
  }

  private static Outcome<Design> readableSide(Design design) {
    return design.shape().text().map(text -> placed(design, text)).orElse(Outcome.ok(design));
  }

  private static Outcome<Design> placed(Design design, String text) {
    return design
        .typedFormula()
        .fold(
            formula -> Outcome.ok(design),
            problem -> Outcome.bad(problem.position() < 0 ? problem : placed(problem, text)));
  }

  private static Problem placed(Problem problem, String text) {
    int place = problem.position();
    return Problem.of(
        "app.option.formula", Integer.toString(place + 1), NumberText.around(text, place), problem);
  }

  private static Outcome<ChosenLoss> typed(String text) {
    return readable(Design.typed(text, text)).map(design -> ChosenLoss.of(text, design, false));
  }

  private static Outcome<ChosenLoss> typedLoss(String text) {
    String label = "L(p) = " + text;
    return readable(Design.typedLoss(label, text))
        .map(design -> ChosenLoss.of(label, design, false));
  }

  private Outcome<List<ChosenLoss>> withParameters(
      List<ChosenLoss> losses, List<ParameterOption> options) {
    return Outcome.each(losses, loss -> withParameters(loss, losses, options));
  }

  private Outcome<ChosenLoss> withParameters(
      ChosenLoss loss, List<ChosenLoss> all, List<ParameterOption> options) {
    Outcome<ChosenLoss> result = Outcome.ok(loss);
    for (ParameterOption option : options) {
      boolean elsewhere = all.stream().anyMatch(other -> other.knows(option.letter()));
      if (loss.knows(option.letter()) || !elsewhere) {
        result = result.then(known -> known.with(option));
      }
    }
    return result.then(known -> complete(known, options));
  }

  /**
   * Refuses a formula with a parameter without a value, which is more likely a mistake than meant
   * to be 1.
   */
  private static Outcome<ChosenLoss> complete(ChosenLoss loss, List<ParameterOption> options) {
    TreeSet<String> missing = new TreeSet<>(loss.design().parameters().keySet());
    options.forEach(option -> missing.remove(option.letter()));
    missing.removeIf(letter -> BatchLetter.named(letter).isPresent());
    missing.remove(ClassTables.SHARE);
    return loss.ranged() || missing.isEmpty()
        ? Outcome.ok(loss)
        : Outcome.bad("app.option.missing", String.join(", ", missing), missing.first());
  }
}
