package io.github.lossmith.app.gpu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.CardReadiness;
import io.github.lossmith.trainer.card.CardVerdict;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.card.RequiredFiles;
import io.github.lossmith.trainer.engine.Footprint;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What {@code lossmith doctor --gpu} says of DL4J's card, below the table of all engines. */
public final class GpuReport {
  private final CardReadiness readiness;
  private final Footprint footprint;
  private final int batch;

  /**
   * @param footprint what a step of an experiment keeps in memory
   */
  public GpuReport(CardReadiness readiness, Function<Experiment, Footprint> footprint) {
    Experiment paper = ExperimentPresets.named("voc-paper");
    this.readiness = readiness;
    this.footprint = footprint.apply(paper);
    this.batch = paper.schedule().batch();
  }

  /** All that is known, a line each. */
  public List<String> lines(Locale locale) {
    List<String> lines = new ArrayList<>();
    readiness
        .cards()
        .fold(
            all -> lines.addAll(all.stream().flatMap(c -> of(c, locale).stream()).toList()),
            problem -> lines.add(problem.message(locale)));
    if (readiness.canRun()) {
      lines.add(files().message(locale));
    } else {
      readiness.unsupported().ifPresent(why -> lines.add(why.message(locale)));
      lines.add(Problem.of("app.gpu.instead").message(locale));
    }
    return lines;
  }

  /** All that is known, for programs. */
  public void putInto(ObjectNode root) {
    root.put("canRun", readiness.canRun());
    root.put("backendIsHere", readiness.unsupported().isEmpty() && readiness.files().areHere());
    root.put("missingMiB", readiness.files().missingMib());
    root.put("problem", readiness.usable().failure().map(Problem::message).orElse(""));
    ArrayNode list = root.putArray("cards");
    readiness.cards().toOptional().orElse(List.of()).forEach(card -> put(card, list.addObject()));
  }

  private void put(CardVerdict verdict, ObjectNode node) {
    GraphicsCard card = verdict.card();
    BatchFit fit = BatchFit.of(card.freeMib(), footprint, batch);
    node.put("name", card.name());
    node.put("driver", card.driver());
    node.put("capability", card.capability().toString());
    node.put("coverage", verdict.coverage());
    node.put("totalMiB", card.totalMib());
    node.put("freeMiB", card.freeMib());
    node.put("paperBatch", fit.batch());
    node.put("imagesAtOnce", fit.images());
    node.put("accumulate", fit.parts());
  }

  private List<String> of(CardVerdict verdict, Locale locale) {
    GraphicsCard card = verdict.card();
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
    lines.add("  " + verdict.reason().message(locale));
    if (verdict.runs()) {
      lines.add("  " + fit(card).message(locale));
    }
    return lines;
  }

  /** Whether all is here that the engine needs, or how much has to be fetched. */
  private Problem files() {
    RequiredFiles files = readiness.files();
    return files.areHere()
        ? Problem.of("app.gpu.here", files.folder())
        : Problem.of("app.gpu.missing", Long.toString(files.missingMib()), files.folder());
  }

  private Problem fit(GraphicsCard card) {
    BatchFit fit = BatchFit.of(card.freeMib(), footprint, batch);
    if (fit.images() == 0) {
      return Problem.of("app.gpu.fit.none", Long.toString(card.freeMib()));
    }
    return fit.parts() == 1
        ? Problem.of("app.gpu.fit.whole", fit.batch())
        : Problem.of("app.gpu.fit.parts", fit.images(), fit.parts(), fit.batch());
  }
}
