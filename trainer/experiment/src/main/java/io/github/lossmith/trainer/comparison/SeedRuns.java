package io.github.lossmith.trainer.comparison;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.SeedList;
import io.github.lossmith.trainer.group.GroupFile;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs to compare.
 *
 * @param notes what has been left out, one line each
 */
public record SeedRuns(List<SeedRun> runs, List<Problem> notes) {
  public SeedRuns {
    runs = List.copyOf(runs);
    notes = List.copyOf(notes);
  }

  /** The runs in these folders; a folder is a run or has runs in it, such as {@code seed-0}. */
  public static Outcome<SeedRuns> read(List<String> folders) {
    List<RunDirectory> found = new ArrayList<>();
    List<Problem> notes = new ArrayList<>();
    for (String folder : folders) {
      Outcome<List<RunDirectory>> inside = find(folder);
      Optional<Problem> problem = inside.failure();
      if (problem.isPresent()) {
        return Outcome.bad(problem.get());
      }
      found.addAll(inside.orThrow());
      missing(new RunGroup(Path.of(folder))).ifPresent(notes::add);
    }
    return of(found.stream().map(SeedRun::read).toList()).map(runs -> runs.with(notes));
  }

  private SeedRuns with(List<Problem> more) {
    List<Problem> all = new ArrayList<>(notes);
    all.addAll(more);
    return new SeedRuns(runs, all);
  }

  /** The seeds that a group is to have and that have not begun. */
  private static Optional<Problem> missing(RunGroup group) {
    List<Long> missing =
        Optional.of(group).filter(RunGroup::exists).stream()
            .flatMap(there -> GroupFile.read(there).toOptional().stream())
            .flatMap(file -> file.seeds().stream())
            .filter(seed -> !group.run(seed).exists())
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of("trainer.comparison.missing", SeedList.print(missing), group.path()));
  }

  /** Runs that were read; those that could not be are left out, and said. */
  public static Outcome<SeedRuns> of(List<Outcome<SeedRun>> read) {
    List<SeedRun> runs = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Outcome<SeedRun> one : read) {
      one.toOptional().ifPresent(runs::add);
      one.failure().ifPresent(problems::add);
    }
    if (runs.isEmpty() && !problems.isEmpty()) {
      return Outcome.bad(problems.get(0));
    }
    List<Problem> notes =
        problems.stream().map(reason -> Problem.of("trainer.comparison.left-out", reason)).toList();
    return Outcome.ok(new SeedRuns(runs, notes));
  }

  private static Outcome<List<RunDirectory>> find(String name) {
    try {
      Path folder = Path.of(name);
      RunDirectory run = new RunDirectory(folder);
      List<RunDirectory> found = run.exists() ? List.of(run) : inside(folder);
      return found.isEmpty() ? Outcome.bad("trainer.comparison.no-run", name) : Outcome.ok(found);
    } catch (InvalidPathException e) {
      return Outcome.bad("trainer.comparison.unreadable", name, String.valueOf(e.getReason()));
    } catch (IOException e) {
      return Outcome.bad("trainer.comparison.unreadable", name, String.valueOf(e.getMessage()));
    }
  }

  private static List<RunDirectory> inside(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().map(RunDirectory::new).filter(RunDirectory::exists).toList();
    }
  }
}
