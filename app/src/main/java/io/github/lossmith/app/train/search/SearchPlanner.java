package io.github.lossmith.app.train.search;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.search.SearchFolder;
import io.github.lossmith.trainer.search.SearchProgress;
import io.github.lossmith.trainer.sweep.SweepNeeds;
import io.github.lossmith.trainer.sweep.SweepPlan;
import java.io.IOException;

/** Plans what is next in a search without training it, as {@code sweep search --plan} does. */
final class SearchPlanner {
  private final AppServices services;
  private final Runnable onPlanned;

  /**
   * @param onPlanned called when the search has been brought further
   */
  SearchPlanner(AppServices services, Runnable onPlanned) {
    this.services = services;
    this.onPlanned = onPlanned;
  }

  /** Plans in the background, and says how many runs are to be trained. */
  void plan(SearchFolder folder) {
    services
        .tasks()
        .background(
            () -> planned(folder),
            outcome -> {
              outcome.failure().ifPresent(services.notices()::warn);
              outcome.toOptional().ifPresent(stage -> told(folder, stage));
              onPlanned.run();
            });
  }

  private static Outcome<SearchProgress.Stage> planned(SearchFolder folder) {
    try (RunLock claim = folder.claim().orElse(null)) {
      return claim == null
          ? Outcome.bad("trainer.search.held", folder.path())
          : new SearchProgress(folder, SweepNeeds.USUAL).advance();
    } catch (IOException refused) {
      return Outcome.bad("trainer.training.unwritable", folder.path(), AtomicFile.reason(refused));
    }
  }

  private void told(SearchFolder folder, SearchProgress.Stage stage) {
    int runs = stage.trainings().map(SweepPlan::tasks).map(tasks -> tasks.size()).orElse(0);
    if (runs > 0) {
      services.notices().say("app.train.search.planned", Integer.toString(runs), folder.path());
    } else {
      services.notices().say("app.train.search.at-end", folder.path());
    }
  }
}
