package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.probe.ImportedSide.Part;
import io.github.lossmith.designer.probe.family.FieldPull;
import io.github.lossmith.designer.probe.family.RecognisedPull;
import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.problem.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The designs of an imported loss: one, or, of a loss with two sides, one of the objects and one of
 * the background. This is the only place that knows how two sides are kept.
 */
final class ImportedDesigns {
  /** Beyond this a drawing has a jump in it, between whose ends anything is off. */
  private static final double ROUGH = 0.5;

  private final ProbeRecord probe;
  private final LossNormaliser divisor;
  private final OptionalDouble mining;
  private final List<ProbeFinding> findings = new ArrayList<>();

  ImportedDesigns(ProbeRecord probe, LossNormaliser divisor, OptionalDouble mining) {
    this.probe = probe;
    this.divisor = divisor;
    this.mining = mining;
  }

  /** One design a side that can be drawn or written; why not, is among the findings. */
  List<Design> of(List<ImportedSide> sides) {
    List<Design> designs = new ArrayList<>();
    sides.forEach(side -> add(side, designs));
    if (designs.size() == 2) {
      findings.add(ProbeFinding.note("designs", "designs.two"));
    }
    return designs;
  }

  /** What is to be said about the designs. */
  List<ProbeFinding> findings() {
    return List.copyOf(findings);
  }

  private void add(ImportedSide side, List<Design> designs) {
    String name = name(side.part());
    Outcome<Design> design =
        side.family()
            .filter(pull -> !pull.family().formula().isEmpty() && !isClamped(side))
            .map(pull -> Outcome.ok(typed(name, pull)))
            .orElseGet(() -> drawn(name, side));
    design.fold(
        made -> designs.add(used(made)),
        problem ->
            findings.add(
                new ProbeFinding(
                    "design", ProbeFinding.Verdict.FAULT, problem, java.util.Map.of())));
  }

  private static boolean isClamped(ImportedSide side) {
    return side.isClampedBelow() || (side.isClampedAbove() && !side.is(FieldPull.SHIFTED_FOCAL));
  }

  /** Names of files and legends, the same in every language, as the loss's own name is. */
  private String name(Part part) {
    return part == Part.ALL
        ? probe.name()
        : probe.name() + " " + part.name().toLowerCase(Locale.ROOT);
  }

  private Design typed(String name, RecognisedPull pull) {
    String formula = pull.family().formula();
    boolean scaled = pull.factor() != 1;
    Design design = Design.typed(name, scaled ? "w*(" + formula + ")" : formula);
    for (var letter : pull.letters().entrySet()) {
      design = design.withParameter(letter.getKey(), letter.getValue());
    }
    return scaled ? design.withParameter("w", pull.factor()) : design;
  }

  private Outcome<Design> drawn(String name, ImportedSide side) {
    return SampledDrawing.of(side.points())
        .map(
            sampled -> {
              int knots = sampled.drawing().knots().size();
              String message = sampled.error() > ROUGH ? "drawnRough" : "drawn";
              String error = ProbeNumbers.percent(sampled.error());
              findings.add(
                  ProbeFinding.note("drawing", message, name, knots, error)
                      .with("knots", knots)
                      .with("error", sampled.error()));
              return Design.drawn(name, sampled.drawing());
            });
  }

  private Design used(Design design) {
    Design divided = design.withNormalisation(divisor.normalisation()).withMining(mining);
    return divided.shape() instanceof CoefficientSource.Drawn ? divided : divided.withNote("");
  }
}
