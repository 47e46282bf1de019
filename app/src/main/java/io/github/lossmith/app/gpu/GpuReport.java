package io.github.lossmith.app.gpu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code lossmith doctor --gpu} says. */
public final class GpuReport {
  private final Outcome<List<GpuCard>> cards;
  private final GpuRuntime runtime;

  public GpuReport(Outcome<List<GpuCard>> cards, GpuRuntime runtime) {
    this.cards = cards;
    this.runtime = runtime;
  }

  /** Whether a training on a card here can be tried. */
  public boolean canRun() {
    return runtime.isPublished()
        && cards.fold(
            all -> all.stream().anyMatch(c -> KernelCoverage.of(c).runs()), problem -> false);
  }

  /** The first card that can be tried, or why there is none. */
  public Outcome<GpuCard> usable() {
    if (!runtime.isPublished()) {
      return Outcome.bad("app.gpu.platform", runtime.platform());
    }
    return cards.then(
        all ->
            all.stream()
                .filter(card -> KernelCoverage.of(card).runs())
                .findFirst()
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.bad(verdict(all.get(0)))));
  }

  /** All that is known, a line each. */
  public List<String> lines(Locale locale) {
    List<String> lines = new ArrayList<>();
    cards.fold(
        all -> lines.addAll(all.stream().flatMap(c -> of(c, locale).stream()).toList()),
        problem -> lines.add(problem.message(locale)));
    if (canRun()) {
      lines.add(runtime.state().message(locale));
    } else {
      if (!runtime.isPublished()) {
        lines.add(Problem.of("app.gpu.platform", runtime.platform()).message(locale));
      }
      lines.add(Problem.of("app.gpu.instead").message(locale));
    }
    return lines;
  }

  /** All that is known, for programs. */
  public void putInto(ObjectNode root) {
    root.put("canRun", canRun());
    root.put("backendIsHere", runtime.isPublished() && runtime.missing().isEmpty());
    root.put("missingMiB", runtime.missingMib());
    root.put("problem", usable().failure().map(Problem::message).orElse(""));
    ArrayNode list = root.putArray("cards");
    cards.toOptional().orElse(List.of()).forEach(card -> put(card, list.addObject()));
  }

  private static void put(GpuCard card, ObjectNode node) {
    BatchFit fit = BatchFit.ofPaper(card.freeMib());
    node.put("name", card.name());
    node.put("driver", card.driver());
    node.put("capability", card.capability().toString());
    node.put("coverage", KernelCoverage.of(card).name().toLowerCase(Locale.ROOT));
    node.put("totalMiB", card.totalMib());
    node.put("freeMiB", card.freeMib());
    node.put("paperBatch", fit.batch());
    node.put("imagesAtOnce", fit.images());
    node.put("accumulate", fit.parts());
  }

  private static List<String> of(GpuCard card, Locale locale) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Problem.of(
                "app.gpu.card",
                card.name(),
                card.driver(),
                card.capability(),
                Long.toString(card.freeMib()),
                Long.toString(card.totalMib()))
            .message(locale));
    lines.add("  " + verdict(card).message(locale));
    if (KernelCoverage.of(card).runs()) {
      lines.add("  " + fit(card).message(locale));
    }
    return lines;
  }

  private static Problem verdict(GpuCard card) {
    return Problem.of(KernelCoverage.of(card).key(), card.name(), card.capability(), card.driver());
  }

  private static Problem fit(GpuCard card) {
    BatchFit fit = BatchFit.ofPaper(card.freeMib());
    if (fit.images() == 0) {
      return Problem.of("app.gpu.fit.none", Long.toString(card.freeMib()));
    }
    return fit.parts() == 1
        ? Problem.of("app.gpu.fit.whole", fit.batch())
        : Problem.of("app.gpu.fit.parts", fit.images(), fit.parts(), fit.batch());
  }
}
