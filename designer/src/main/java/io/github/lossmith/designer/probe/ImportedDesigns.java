package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.probe.ImportedSide.Part;
import io.github.lossmith.designer.probe.family.RecognisedPull;
import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The design of an imported loss. One of two sides becomes a design of two sides: a preset with its
 * letters where one has both curves, else a formula or a drawing for each.
 */
final class ImportedDesigns {
  /** Beyond this a drawing has a jump in it, between whose ends anything is off. */
  private static final double ROUGH = 0.5;

  /** Names in files and legends, the same in every language, as the loss's own name is. */
  private static final String OBJECTS = " objects";

  private static final String OTHERS = " background";

  private final ProbeRecord probe;
  private final LossNormaliser divisor;
  private final OptionalDouble mining;
  private final List<ProbeFinding> findings = new ArrayList<>();

  ImportedDesigns(ProbeRecord probe, LossNormaliser divisor, OptionalDouble mining) {
    this.probe = probe;
    this.divisor = divisor;
    this.mining = mining;
  }

  /**
   * The design; of two sides only one of which can be written or drawn, that one; empty where there
   * is none. Why not, is among the findings.
   */
  Optional<Design> of(List<ImportedSide> sides) {
    Optional<Design> made = sides.size() == 2 ? ofBoth(sides) : ofOne(sides.get(0), probe.name());
    return made.map(this::used);
  }

  /** What is to be said about the design. */
  List<ProbeFinding> findings() {
    return List.copyOf(findings);
  }

  private Optional<Design> ofBoth(List<ImportedSide> sides) {
    Optional<RecognisedPull> preset = TwoSidedFit.of(sides.get(0), sides.get(1), probe.isPrecise());
    if (preset.isPresent()) {
      RecognisedPull pull = preset.get();
      findings.add(
          ProbeFinding.note("bothSides", "bothSides.preset", SideFindings.words(pull))
              .with("value", pull.key())
              .with("parameters", new LinkedHashMap<>(pull.letters())));
      return Optional.of(preset(pull));
    }
    Optional<SideLetters> object = source(sides.get(0));
    Optional<SideLetters> background = source(sides.get(1));
    if (object.isEmpty() || background.isEmpty()) {
      return object
          .map(only -> only.design(probe.name() + OBJECTS))
          .or(() -> background.map(only -> only.design(probe.name() + OTHERS)));
    }
    findings.add(ProbeFinding.note("bothSides", "bothSides.own"));
    return Optional.of(object.get().with(background.get(), probe.name()));
  }

  private Optional<Design> ofOne(ImportedSide side, String name) {
    return source(side).map(source -> source.design(name));
  }

  private Design preset(RecognisedPull pull) {
    Design design = Presets.named(pull.key()).orElseThrow().withName(probe.name());
    for (var letter : pull.letters().entrySet()) {
      design = design.withParameter(letter.getKey(), letter.getValue());
    }
    return design;
  }

  private Optional<SideLetters> source(ImportedSide side) {
    return side.family()
        .filter(pull -> !pull.family().formula().isEmpty() && !side.isClamped())
        .map(SideLetters::of)
        .or(() -> drawn(side));
  }

  private Optional<SideLetters> drawn(ImportedSide side) {
    if (side.isIgnored()) {
      return Optional.empty();
    }
    Outcome<SampledDrawing> sampled = SampledDrawing.of(side.points());
    sampled.failure().ifPresent(problem -> findings.add(undrawable(side, problem)));
    sampled.toOptional().ifPresent(drawing -> findings.add(drawing(side, drawing)));
    return sampled
        .toOptional()
        .map(s -> new SideLetters(new CoefficientSource.Drawn(s.drawing()), Map.of()));
  }

  private static ProbeFinding undrawable(ImportedSide side, Problem problem) {
    boolean all = side.part() == Part.ALL;
    return all
        ? new ProbeFinding("design", ProbeFinding.Verdict.FAULT, problem, Map.of())
        : ProbeFinding.fault("design", "undrawableSide", whose(side));
  }

  private static Problem whose(ImportedSide side) {
    return ProbeFinding.message("part." + side.part().key());
  }

  private static ProbeFinding drawing(ImportedSide side, SampledDrawing sampled) {
    int knots = sampled.drawing().knots().size();
    String message = sampled.error() > ROUGH ? "drawnRough" : "drawn";
    String error = ProbeNumbers.percent(sampled.error());
    return ProbeFinding.note("drawing", message, whose(side), knots, error)
        .with("side", side.part().key())
        .with("knots", knots)
        .with("error", sampled.error());
  }

  private Design used(Design design) {
    return design.withNormalisation(divisor.normalisation()).withMining(mining);
  }
}
