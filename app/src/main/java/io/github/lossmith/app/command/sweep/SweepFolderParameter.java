package io.github.lossmith.app.command.sweep;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.search.SearchFolder;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepPlan;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The folder of a planned sweep. */
final class SweepFolderParameter {
  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "the folder of a planned sweep, of a search, or of a group of seeds")
  private String folder = "";

  /** Made by picocli, which fills in the field. */
  SweepFolderParameter() {}

  /** What is planned there. */
  Outcome<SweepPlan> plan() {
    return path().map(SweepFolder::new).then(SweepFolder::read);
  }

  /** The same; of a search, the runs that are next, or were the last. */
  Outcome<SweepPlan> current() {
    return path()
        .map(SearchFolder::new)
        .then(search -> search.exists() ? current(search) : search.trainings().read());
  }

  private static Outcome<SweepPlan> current(SearchFolder search) {
    return search.current().exists()
        ? search.current().read()
        : Outcome.bad("trainer.search.not-planned", search.path());
  }

  /** How a search goes on whose folder it is, as a line for people; empty where it is none. */
  Optional<String> goesOn(boolean byScheduler) {
    return path()
        .toOptional()
        .map(SearchFolder::new)
        .filter(SearchFolder::exists)
        .flatMap(search -> search.read().toOptional())
        .map(
            search ->
                search.verdict().isPresent()
                    ? "this search is at its end: lossmith sweep search --out "
                        + folder
                        + " --status"
                    : "this is a search, "
                        + SearchText.line(search)
                        + "; what is next: lossmith sweep search --out "
                        + folder
                        + (byScheduler ? " --plan, then submit again" : ""));
  }

  private Outcome<Path> path() {
    try {
      return Outcome.ok(Path.of(folder));
    } catch (InvalidPathException e) {
      return Outcome.bad("trainer.training.path", folder, String.valueOf(e.getReason()));
    }
  }
}
