package io.github.lossmith.trainer.search;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.run.FileFollower;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepFollower;
import io.github.lossmith.trainer.sweep.SweepStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks at a search again and again; its file, and those of its two sweeps, are read anew only
 * where they have changed. Not thread-safe.
 */
public final class SearchFollower {
  private final SearchFolder folder;
  private final FileFollower<CoefficientSearch> file;
  private final SweepFollower trainings;
  private final SweepFollower comparison;

  public SearchFollower(SearchFolder folder) {
    this.folder = folder;
    file = new FileFollower<>(folder.file(), folder::read);
    trainings = new SweepFollower(folder.trainings());
    comparison = new SweepFollower(folder.comparison());
  }

  /** When the search was written last. */
  public Instant written() {
    return file.modified();
  }

  /** How far the search is now; a problem where one of its files cannot be read. */
  public Outcome<SearchStatus> look(Instant now) {
    try {
      return file.look().then(search -> status(search, now));
    } catch (IOException unreadable) {
      return Outcome.bad("trainer.group.unreadable", folder.file(), unreadable);
    }
  }

  private Outcome<SearchStatus> status(CoefficientSearch search, Instant now) {
    return look(trainings, folder.trainings(), now)
        .then(
            first ->
                look(comparison, folder.comparison(), now)
                    .map(last -> new SearchStatus(folder, search, first, last)));
  }

  /** Empty where nothing is planned. */
  private static Outcome<Optional<SweepStatus>> look(
      SweepFollower follower, SweepFolder sweep, Instant now) {
    return sweep.exists() ? follower.look(now).map(Optional::of) : Outcome.ok(Optional.empty());
  }
}
