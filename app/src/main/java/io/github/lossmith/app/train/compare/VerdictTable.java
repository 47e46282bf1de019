package io.github.lossmith.app.train.compare;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.Comparison.ComparedLosses;
import io.github.lossmith.trainer.comparison.VerdictText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comparison as the window shows it; without one it is empty. */
record VerdictTable(Texts texts, Optional<Comparison> comparison) {
  /** The mean, then each class. */
  List<String> metrics() {
    List<String> names = new ArrayList<>();
    comparison.ifPresent(
        found -> {
          names.add("mAP");
          found.classes().keySet().forEach(name -> names.add("AP " + name));
        });
    return names;
  }

  List<String> losses() {
    return rows(0).stream().map(ComparedLoss::name).toList();
  }

  Optional<String> baseline() {
    return comparison.map(Comparison::baseline);
  }

  /**
   * The losses in one of the metrics.
   *
   * @param metric its place among {@link #metrics}
   */
  List<ComparedLoss> rows(int metric) {
    return comparison
        .map(
            found ->
                metric == 0 ? found.map() : List.copyOf(found.classes().values()).get(metric - 1))
        .map(ComparedLosses::losses)
        .orElse(List.of());
  }

  /**
   * The verdicts, what weakens them, and what has been left out, a line each.
   *
   * @param problem why there is no comparison
   */
  String sentences(int metric, Optional<Problem> problem) {
    List<String> lines = new ArrayList<>();
    problem.ifPresent(reason -> lines.add(texts.text(reason)));
    comparison.ifPresent(
        found -> {
          VerdictText words = new VerdictText(texts.language(), found.baseline(), found.sought());
          for (ComparedLoss loss : rows(metric)) {
            lines.add(words.of(loss));
            found.caveats(loss.name()).forEach(caveat -> lines.add("    " + texts.text(caveat)));
          }
          found.notes().forEach(note -> lines.add(texts.text(note)));
        });
    return String.join("\n", lines);
  }
}
