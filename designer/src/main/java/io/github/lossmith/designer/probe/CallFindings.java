package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.probe.measured.CallConvention;
import io.github.lossmith.designer.probe.measured.ProbeEvent;
import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.probe.measured.ProbedPoint;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How a loss is called, what it returns, and what happened while it was called. */
final class CallFindings {
  /** Relative: the same batch gives the same value. */
  private static final double SAME = 1e-6;

  private final ProbeRecord probe;
  private final List<ProbeFinding> findings = new ArrayList<>();

  private CallFindings(ProbeRecord probe) {
    this.probe = probe;
  }

  static List<ProbeFinding> of(ProbeRecord probe) {
    return new CallFindings(probe).found();
  }

  private List<ProbeFinding> found() {
    convention();
    returned();
    types();
    events();
    repeated();
    if (probe.leftOut() > 0) {
      findings.add(ProbeFinding.note("leftOut", "leftOut", probe.leftOut()));
    }
    return findings;
  }

  private void convention() {
    CallConvention way = probe.convention();
    boolean swapped = way.order().equals("targets-first");
    Problem inputs = ProbeFinding.message("input." + way.input());
    Problem targets = ProbeFinding.message("targets." + way.targets());
    String message = swapped ? "call.swapped" : "call.plain";
    Problem kind = ProbeFinding.message("kind." + way.kind());
    findings.add(
        ProbeFinding.note("call", message, kind, inputs, way.layout(), targets, way.type())
            .with("kind", way.kind())
            .with("input", way.input())
            .with("targets", way.targets())
            .with("layout", way.layout())
            .with("order", way.order()));
    if (!way.input().equals("logits")) {
      findings.add(ProbeFinding.note("input", "call." + way.input()));
    }
    if (way.type().equals("signed")) {
      findings.add(ProbeFinding.note("signed", "call.signed"));
    }
    if (way.first() == 1) {
      findings.add(ProbeFinding.note("labels", "call.fromOne").with("value", 1));
    }
    if (!way.scales().isEmpty()) {
      String shown =
          way.scales().stream().map(ProbeNumbers::number).collect(Collectors.joining(" : "));
      findings.add(ProbeFinding.note("scales", "call.scales", shown).with("value", way.scales()));
    }
    if (way.other() != 1) {
      int label = way.other() + way.first();
      findings.add(ProbeFinding.note("background", "call.background", label).with("value", label));
    }
    if (way.certainty() < 2) {
      findings.add(ProbeFinding.fault("unsure", "call.unsure"));
    }
  }

  private void returned() {
    String returns = probe.returns();
    if (returns.endsWith("values")) {
      findings.add(ProbeFinding.note("returns", "returns.values"));
    }
    if (returns.startsWith("dict") || returns.startsWith("tuple")) {
      String kind = returns.substring(0, returns.indexOf(' '));
      findings.add(ProbeFinding.note("returns", "returns.inside", kind));
    }
  }

  private void types() {
    if (!probe.convention().isDouble()) {
      findings.add(ProbeFinding.note("types", "types.single"));
      return;
    }
    if (probe.isSingleInside()) {
      findings.add(ProbeFinding.note("types", "types.inside"));
      return;
    }
    boolean single =
        probe.curves().stream().anyMatch(c -> c.type().equals("float32") && c.isAlive());
    String thrown = first("throws", "float32");
    if (!single && !thrown.isEmpty()) {
      findings.add(ProbeFinding.fault("types", "types.double", thrown));
    }
  }

  private String first(String kind, String type) {
    return probe.events().stream()
        .filter(e -> e.kind().equals(kind) && e.type().equals(type))
        .map(ProbeEvent::text)
        .findFirst()
        .orElse("");
  }

  private void events() {
    refusedClasses();
    boolean noGradient = probe.events().stream().anyMatch(e -> e.kind().equals("noGradient"));
    if (noGradient) {
      findings.add(ProbeFinding.fault("noGradient", "event.noGradient"));
    }
    thrown();
    for (ProbeEvent event : probe.events()) {
      switch (event.kind()) {
        case "prints" ->
            findings.add(ProbeFinding.note("prints", "event.prints", Long.toString(event.count())));
        case "hangs", "ends" -> stopped(event);
        case "filled" -> findings.add(ProbeFinding.note("filled", "event.filled", event.text()));
        case "overBatch" -> findings.add(ProbeFinding.fault("overBatch", "event.overBatch"));
        case "fails" -> findings.add(ProbeFinding.fault("fails", "event.fails", event.text()));
        default -> {}
      }
    }
  }

  private void stopped(ProbeEvent event) {
    boolean hangs = event.kind().equals("hangs");
    if (Double.isNaN(event.s())) {
      findings.add(ProbeFinding.fault(event.kind(), hangs ? "event.hangs" : "event.ends"));
      return;
    }
    String p = ProbeNumbers.probability(event.s());
    findings.add(
        ProbeFinding.fault(event.kind(), hangs ? "event.hangsAt" : "event.endsAt", p)
            .with("p", ProbedPoint.sigmoid(event.s())));
  }

  private void refusedClasses() {
    TreeSet<Integer> refused = new TreeSet<>();
    String why = "";
    for (ProbeEvent event : probe.events()) {
      if (isOfClasses(event)) {
        refused.add(event.classes());
        why = why.isEmpty() ? event.text() : why;
      }
    }
    if (!refused.isEmpty()) {
      String shown = refused.stream().map(String::valueOf).collect(Collectors.joining(", "));
      String taken =
          probe.classes().stream().map(String::valueOf).collect(Collectors.joining(", "));
      findings.add(ProbeFinding.note("classCounts", "call.classes", taken, shown, why));
    }
  }

  private boolean isOfClasses(ProbeEvent event) {
    return event.kind().equals("throws")
        && event.classes() > 1
        && probe.convention().isSoftmax()
        && !probe.classes().contains(event.classes());
  }

  /** Where it throws: of every message the place nearest to p = 1/2. */
  private void thrown() {
    List<String> said = new ArrayList<>();
    for (ProbeEvent event : probe.events()) {
      boolean other = isOfClasses(event) || !event.type().equals(probe.convention().precision());
      if (event.kind().equals("throws") && !other && !said.contains(event.text())) {
        said.add(event.text());
        double nearest =
            probe.events().stream()
                .filter(e -> e.text().equals(event.text()))
                .mapToDouble(e -> Math.abs(e.s()))
                .min()
                .orElse(0);
        double s = Math.copySign(nearest, event.s());
        findings.add(
            ProbeFinding.fault("throws", "event.throws", ProbeNumbers.probability(s), event.text())
                .with("p", ProbedPoint.sigmoid(s)));
      }
    }
  }

  private void repeated() {
    List<Double> values = probe.repeat();
    if (values.size() == 3) {
      if (probe.drifts()) {
        String first = ProbeNumbers.number(values.get(0));
        String last = ProbeNumbers.number(values.get(2));
        findings.add(ProbeFinding.fault("stateful", "repeat.drifts", first, last));
      } else if (probe.isRandom()) {
        findings.add(ProbeFinding.fault("random", "repeat.random"));
      } else if (!same(values.get(0), values.get(2))) {
        findings.add(ProbeFinding.fault("stateful", "repeat.stateful"));
      }
    }
  }

  private static boolean same(double one, double other) {
    return Double.compare(one, other) == 0
        || Math.abs(one - other) <= SAME * Math.max(Math.abs(one), Math.abs(other));
  }
}
