package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.run.Interruption;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.RunSummary.GroupMembers;
import io.github.lossmith.trainer.run.SearchCounts;
import io.github.lossmith.trainer.run.SweepCounts;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** A run's state in words. */
public final class RunText {
  private final Texts texts;

  public RunText(Texts texts) {
    this.texts = texts;
  }

  /** One or two words: training, interrupted, … */
  public String status(RunSummary run, boolean starting, boolean stopping) {
    if (run.interruption().isPresent()) {
      return texts.text("app.train.status.interrupted");
    }
    if (run.sweep().isPresent() && !run.isRunning() && !starting) {
      return texts.text("app.train.sweep.status." + word(run, run.sweep().get()));
    }
    if (stopping && run.isRunning()) {
      return texts.text("app.train.status.stopping");
    }
    if (starting) {
      return texts.text("app.train.status.starting");
    }
    return texts.text("app.train.status." + run.state().status().name().toLowerCase(Locale.ROOT));
  }

  /**
   * Its progress: loss, step, speed, time left; or why it ended.
   *
   * @param lastLine the last line of its log if its process is gone
   */
  public String detail(RunSummary run, String lastLine) {
    if (run.sweep().isPresent()) {
      return detail(run, run.sweep().get());
    }
    return run.group()
        .map(group -> seeds(group, run) + detailOfRun(run, lastLine))
        .orElseGet(() -> detailOfRun(run, lastLine));
  }

  private static String word(RunSummary run, SweepCounts counts) {
    if (counts.refusal().isPresent()) {
      return "unreadable";
    }
    if (counts.isUntouched()) {
      return "planned";
    }
    return run.state().status() == RunStatus.STOPPED
        ? "waiting"
        : run.state().status().name().toLowerCase(Locale.ROOT);
  }

  /** How many runs of a sweep are how far; states that none is in are left out. */
  private String detail(RunSummary run, SweepCounts counts) {
    if (counts.refusal().isPresent()) {
      return texts.text(counts.refusal().get());
    }
    StringBuilder text = new StringBuilder();
    counts.search().ifPresent(search -> text.append(search(search)).append(", "));
    text.append(
        texts.text(
            "app.train.sweep.finished",
            Integer.toString(counts.finished()),
            Integer.toString(counts.planned())));
    append(text, "running", counts.running());
    append(text, "waiting", counts.waiting());
    append(text, "failed", counts.failed());
    append(text, "diverged", counts.diverged());
    double left = run.state().remainingSeconds();
    if (left > 0 && Double.isFinite(left)) {
      String key = counts.search().isPresent() ? "app.train.search.left" : "app.train.detail.left";
      text.append(texts.text(key, duration(seconds(left))));
    }
    if (counts.waiting() > 0 && !counts.queued().isEmpty()) {
      text.append(", ").append(texts.text("app.train.sweep.queued", counts.queued()));
    }
    return text.toString();
  }

  /** What a search is about, and the best of its candidates. */
  private String search(SearchCounts search) {
    String stage =
        texts.text(
            "app.train.search.stage." + search.stage().name().toLowerCase(Locale.ROOT),
            Integer.toString(search.generation()),
            Integer.toString(search.generations()));
    return search.best().isPresent()
        ? stage + ", " + texts.text("app.train.search.best", signed(search.best().getAsDouble()))
        : stage;
  }

  /** A difference in mAP, with its sign. */
  public String signed(double difference) {
    return String.format(texts.language(), "%+.4f", difference).replace('-', '−');
  }

  private void append(StringBuilder text, String state, int count) {
    if (count > 0) {
      text.append(", ").append(texts.text("app.train.sweep." + state, Integer.toString(count)));
    }
  }

  private String seeds(GroupMembers group, RunSummary run) {
    String trained =
        texts.text(
            "app.train.detail.seeds",
            Long.toString(group.finished()),
            Integer.toString(group.planned().size()));
    OptionalLong seed = RunGroup.seed(run.current().directory());
    return isTrained(run) || seed.isEmpty()
        ? trained
        : trained + texts.text("app.train.detail.seed", Long.toString(seed.getAsLong()));
  }

  /** Also of a group that lacks seeds which have no run yet. */
  private static boolean isTrained(RunSummary run) {
    return run.current().state().status() == RunStatus.FINISHED;
  }

  private String detailOfRun(RunSummary run, String lastLine) {
    RunState state = run.state();
    if (run.group().isPresent() && isTrained(run)) {
      return "";
    }
    if (run.interruption().isPresent()) {
      return reason(run.current().state(), run.interruption().get(), lastLine);
    }
    if (!state.error().isEmpty()) {
      return state.error();
    }
    if (state.status() == RunStatus.PREPARING && state.imagesPerSecond() > 0) {
      return texts.text("app.train.detail.features") + speed(state);
    }
    if (state.loss().isEmpty()) {
      return "";
    }
    String place =
        texts.text(
            "app.train.detail.step",
            state.loss(),
            Long.toString(state.iteration()),
            Long.toString(state.iterations()));
    return state.status().isActive() ? place + speed(state) : place;
  }

  /** Before its state, the engine where it is not the one that comes with Lossmith. */
  String begunBy(String engine) {
    return engine.isEmpty() || engine.equals(Engines.DL4J)
        ? ""
        : texts.text("app.train.runs.begun-by", engine) + " ";
  }

  /** The engine that trains it. */
  String engine(String name) {
    return texts.text("app.train.runs.engine", name);
  }

  private String speed(RunState state) {
    String speed =
        state.imagesPerSecond() > 0
            ? texts.text("app.train.detail.speed", texts.number(state.imagesPerSecond(), 3))
            : "";
    return Double.isFinite(state.remainingSeconds())
        ? speed + texts.text("app.train.detail.left", duration(seconds(state.remainingSeconds())))
        : speed;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }

  private String reason(RunState state, Interruption interruption, String lastLine) {
    if (interruption == Interruption.NO_SIGN) {
      return texts.text(
          "app.train.interrupted.silent", state.process().host(), state.heartbeat().toString());
    }
    String last = lastLine.isEmpty() ? "–" : lastLine;
    return texts.text("app.train.interrupted.gone", Long.toString(state.process().pid()), last);
  }

  /** Hours, minutes and seconds, without insignificant ones. */
  public String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds >= 3600) {
      return texts.text(
          "app.train.hours", Long.toString(seconds / 3600), Long.toString(seconds % 3600 / 60));
    }
    return seconds >= 60
        ? texts.text("app.train.minutes", Long.toString(seconds / 60), Long.toString(seconds % 60))
        : texts.text("app.train.seconds", Long.toString(seconds));
  }
}
