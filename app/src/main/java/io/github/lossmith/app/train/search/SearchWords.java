package io.github.lossmith.app.train.search;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.runs.RunText;
import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.VerdictText;
import io.github.lossmith.trainer.run.SearchCounts.Stage;
import io.github.lossmith.trainer.search.CoefficientSearch;
import io.github.lossmith.trainer.search.RejectionReason;
import io.github.lossmith.trainer.search.SearchStatus;
import io.github.lossmith.trainer.search.SearchVerdict;
import io.github.lossmith.trainer.sweep.TaskState;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The texts of the page of a search. */
record SearchWords(Texts texts) {
  private static final String KEY = "app.train.search.";

  private String text(String key, Object... arguments) {
    return texts.text(KEY + key, arguments);
  }

  /** The head of a column. */
  String head(String column) {
    return text("column." + column);
  }

  SearchFigure.Labels labels() {
    return new SearchFigure.Labels(
        text("figure"),
        text("candidates"),
        text("rejected-candidates"),
        text("best-name"),
        text("generation"),
        text("difference"),
        text("best-so-far"),
        text("best-of-generation"));
  }

  /** How many candidates were proposed, trained and rejected, and why. */
  String counts(CoefficientSearch search) {
    int proposed = search.candidates().size();
    int rejected = search.rejected().values().stream().mapToInt(Integer::intValue).sum();
    String counts =
        text(
            "counts",
            Integer.toString(proposed),
            Integer.toString(search.trained()),
            Integer.toString(proposed - search.trained() - rejected),
            Integer.toString(rejected));
    return rejected == 0 ? counts : counts + ": " + reasons(search.rejected());
  }

  private String reasons(Map<RejectionReason, Integer> rejected) {
    return rejected.entrySet().stream()
        .map(one -> texts.text(one.getKey().key()) + " (" + one.getValue() + ")")
        .collect(Collectors.joining("; "));
  }

  /** The verdict, as {@code sweep search --status} tells it, or what it will be about. */
  String verdict(SearchStatus status, Optional<ComparedLoss> compared) {
    CoefficientSearch search = status.search();
    if (search.verdict().isPresent()) {
      return verdict(search, search.verdict().get(), compared);
    }
    return text(status.stage() == Stage.ENDED ? "no-verdict" : "verdict-to-come");
  }

  private String verdict(
      CoefficientSearch search, SearchVerdict verdict, Optional<ComparedLoss> compared) {
    String baseline = search.settings().baseline().name();
    VerdictText words = new VerdictText(texts.language(), baseline, Comparison.USUAL_DIFFERENCE);
    return text(
            "tested",
            Integer.toString(verdict.pairs()),
            fraction(verdict.bestMap()),
            baseline,
            fraction(verdict.baselineMap()))
        + "\n"
        + text(
            "best-of",
            compared.map(words::of).orElse(verdict.sentence()),
            Integer.toString(search.trained()));
  }

  private String fraction(double value) {
    return texts.fixed(value, 4);
  }

  /** A difference in mAP; empty where there is none. */
  String difference(double value) {
    return Double.isNaN(value) ? "" : new RunText(texts).signed(value);
  }

  /** An mAP; empty where there is none. */
  String map(double value) {
    return Double.isNaN(value) ? "" : fraction(value);
  }

  /** A box weight. */
  String boxWeight(double value) {
    return texts.fixed(value, 3);
  }

  /** How far a candidate is, or why it is not trained. */
  String state(CandidateRow row) {
    if (row.candidate().rejection().isPresent()) {
      return text("rejected", texts.text(row.candidate().rejection().get().key()));
    }
    if (row.candidate().result().isPresent()) {
      boolean isBroken = row.candidate().result().get().diverged();
      return text(isBroken ? "broke-down" : row.best() ? "best-so-far" : "trained");
    }
    TaskState state = row.state().orElse(TaskState.WAITING);
    return text("state." + (state.isResult() ? "trained" : state.word()));
  }
}
