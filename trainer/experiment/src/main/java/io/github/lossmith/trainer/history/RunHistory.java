package io.github.lossmith.trainer.history;

import io.github.lossmith.trainer.history.MetricLine.Features;
import io.github.lossmith.trainer.history.MetricLine.Note;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything {@code metrics.jsonl} holds, kept up to date by {@link #update}. Not thread-safe. */
public final class RunHistory {
  private final MetricsTail tail;
  private final Map<String, LossHistory> losses = new LinkedHashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Features> features = new ArrayList<>();
  private int unreadable;

  public RunHistory(RunDirectory directory) {
    tail = new MetricsTail(directory.metrics());
  }

  /** The whole history of a run as it is now. */
  public static RunHistory read(RunDirectory directory) throws IOException {
    RunHistory history = new RunHistory(directory);
    history.update();
    return history;
  }

  /** Reads what was added since the last call; true if anything changed. */
  public boolean update() throws IOException {
    boolean changed = false;
    boolean more = true;
    while (more) {
      MetricsTail.Batch batch = tail.poll();
      changed |= batch.restarted() || !batch.lines().isEmpty();
      more = batch.more();
      accept(batch);
    }
    return changed;
  }

  private void accept(MetricsTail.Batch batch) {
    if (batch.restarted()) {
      losses.clear();
      notes.clear();
      features.clear();
      unreadable = 0;
    }
    unreadable += batch.unreadable();
    for (MetricLine line : batch.lines()) {
      line.match(this::append, this::append, this::append, features::add, notes::add);
    }
  }

  private void append(MetricLine line) {
    losses.computeIfAbsent(line.loss(), LossHistory::new).accept(line);
  }

  /** The losses in the order of their training. */
  public Collection<LossHistory> losses() {
    return Collections.unmodifiableCollection(losses.values());
  }

  public Optional<LossHistory> loss(String name) {
    return Optional.ofNullable(losses.get(name));
  }

  public List<Note> notes() {
    return List.copyOf(notes);
  }

  /** The reports on a frozen trunk's features, computed before the losses, in order. */
  public List<Features> features() {
    return List.copyOf(features);
  }

  /** How many lines are damaged or not known to this version. */
  public int unreadable() {
    return unreadable;
  }
}
