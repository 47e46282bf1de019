package io.github.lossmith.app.command;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.Parameter;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.Outcome;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that name a loss: a file, a preset or a formula, with its parameters. */
final class DesignOptions {
  private static final int LONGEST_SHOWN = 60;

  @Parameters(
      arity = "0..1",
      paramLabel = "DESIGN",
      defaultValue = "",
      description = "a design file (*.lossmith.json)")
  private String file = "";

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "a published loss: ce, focal, maki, qce, power-ce, poly1-ce, poly1-focal, gce,"
              + " mae, taylor-ce, phuber-ce, cosine-ce")
  private List<String> presets = List.of();

  @Option(
      names = "--formula",
      paramLabel = "F",
      description = "dL/dp as a formula in p, such as '-(1-p)^gamma/p'")
  private List<String> formulas = List.of();

  @Option(
      names = "--param",
      paramLabel = "k=v",
      split = ",",
      description = "the value of a parameter, such as gamma=2.7; t=0.5 is the training progress")
  private List<String> parameters = List.of();

  /** Made by picocli, which fills in the fields. */
  DesignOptions() {}

  /** The argument that names a file, as given; empty if there is none. */
  String file() {
    return file;
  }

  /** The design with its parameters. */
  Outcome<Chosen> chosen() {
    int sources = (file.isEmpty() ? 0 : 1) + presets.size() + formulas.size();
    if (sources != 1) {
      return Outcome.bad(sources == 0 ? "app.option.noDesign" : "app.option.manyDesigns");
    }
    if (!formulas.isEmpty()) {
      return typed(formulas.get(0));
    }
    Outcome<Design> design = presets.isEmpty() ? file(file) : preset(presets.get(0));
    return design.then(DesignOptions::checked).then(this::withParameters);
  }

  private static Outcome<Design> preset(String name) {
    return Presets.named(name)
        .<Outcome<Design>>map(Outcome::ok)
        .orElseGet(
            () -> Outcome.bad("app.option.noPreset", name, String.join(", ", Presets.keys())));
  }

  private static Outcome<Design> file(String name) {
    try {
      return DesignFile.read(Path.of(name));
    } catch (InvalidPathException e) {
      return Outcome.bad("app.option.path", name, String.valueOf(e.getReason()));
    }
  }

  /** A file may hold a formula that does not parse. */
  private static Outcome<Design> checked(Design design) {
    return design.shape() instanceof io.github.lossmith.designer.design.Shape.Typed typed
        ? parsed(typed.formula()).map(formula -> design)
        : Outcome.ok(design);
  }

  private static Outcome<Formula> parsed(String text) {
    return Formula.parse(text)
        .fold(
            Outcome::ok,
            problem ->
                Outcome.bad(
                    "app.option.formula",
                    Integer.toString(problem.position() + 1),
                    around(text, problem.position()),
                    problem.message()));
  }

  /** So much of a text around a place as fits into a line. */
  private static String around(String text, int position) {
    int begin = Math.max(0, Math.min(position - LONGEST_SHOWN / 2, text.length() - LONGEST_SHOWN));
    int end = Math.min(text.length(), begin + LONGEST_SHOWN);
    return (begin > 0 ? "…" : "") + text.substring(begin, end) + (end < text.length() ? "…" : "");
  }

  private Outcome<Chosen> typed(String text) {
    return parsed(text)
        .then(
            formula ->
                withParameters(Design.typed(text, text)).then(chosen -> complete(formula, chosen)));
  }

  /** A letter without a value is more likely a slip than a wish for 1. */
  private Outcome<Chosen> complete(Formula formula, Chosen chosen) {
    TreeSet<String> missing = new TreeSet<>(formula.parameters());
    options().forEach(option -> option.toOptional().ifPresent(o -> missing.remove(o.letter())));
    return missing.isEmpty()
        ? Outcome.ok(chosen)
        : Outcome.bad("app.option.missing", String.join(", ", missing), missing.first());
  }

  private List<Outcome<ParameterOption>> options() {
    return parameters.stream().map(ParameterOption::parse).toList();
  }

  private Outcome<Chosen> withParameters(Design design) {
    Outcome<Chosen> result = Outcome.ok(new Chosen(design, 1));
    for (Outcome<ParameterOption> option : options()) {
      result = result.then(chosen -> option.then(o -> set(chosen, o)));
    }
    return result;
  }

  private Outcome<Chosen> set(Chosen chosen, ParameterOption option) {
    Design design = chosen.design();
    String letter = standing(design, option.letter());
    double value = option.value();
    if (letter.equals("t") && design.followsProgress()) {
      return value >= 0 && value <= 1
          ? Outcome.ok(new Chosen(design, value))
          : Outcome.bad("app.option.range", "t", Shown.number(value), "0", "1");
    }
    Parameter known = design.parameters().get(letter);
    if (known == null) {
      return unknown(design, option.letter());
    }
    if (formulas.isEmpty() && (value < known.minimum() || value > known.maximum())) {
      return Outcome.bad(
          "app.option.range",
          letter,
          Shown.number(value),
          Shown.number(known.minimum()),
          Shown.number(known.maximum()));
    }
    return Outcome.ok(new Chosen(design.withParameter(letter, value), chosen.progress()));
  }

  /** Taylor-CE's order is called t in its paper; here t is the training progress. */
  private static String standing(Design design, String letter) {
    boolean order = letter.equals("t") && design.parameters().containsKey("order");
    return order && !design.followsProgress() ? "order" : letter;
  }

  private static Outcome<Chosen> unknown(Design design, String letter) {
    List<String> known = new ArrayList<>();
    design.parameters().forEach((name, range) -> known.add(name + ranged(range)));
    if (design.followsProgress()) {
      known.add("t (0 to 1)");
    }
    return known.isEmpty()
        ? Outcome.bad("app.option.noParameters", letter, around(design.name(), 0))
        : Outcome.bad(
            "app.option.unknown", letter, around(design.name(), 0), String.join(", ", known));
  }

  private static String ranged(Parameter range) {
    return " (" + Shown.number(range.minimum()) + " to " + Shown.number(range.maximum()) + ")";
  }

  /**
   * A design and a moment of the training.
   *
   * @param progress t in [0, 1]
   */
  record Chosen(Design design, double progress) {
    Outcome<ScaleCoefficient> coefficient() {
      return design.coefficient(progress);
    }

    /** The parameters' values, and t where the formula has it. */
    Map<String, Double> values() {
      Map<String, Double> values = new java.util.LinkedHashMap<>();
      design.parameters().forEach((name, parameter) -> values.put(name, parameter.value()));
      if (design.followsProgress()) {
        values.put("t", progress);
      }
      return values;
    }
  }
}
