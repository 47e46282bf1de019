package io.github.lossmith.app.command;

import io.github.lossmith.app.train.watch.RunFollower;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunTitle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The runs of Figure 3: those in some folders, with all seeds of a group as one. */
final class RunCurves {
  private RunCurves() {}

  /** What a folder on the command line stands for: a run, or the runs of a group. */
  private record Row(RunDirectory directory, List<RunDirectory> runs, boolean grouped) {
    static Optional<Row> of(Path folder) throws IOException {
      RunDirectory run = new RunDirectory(folder);
      if (run.exists()) {
        return Optional.of(new Row(run, List.of(run), false));
      }
      RunGroup group = new RunGroup(folder);
      return group.exists() ? Optional.of(new Row(run, group.runs(), true)) : Optional.empty();
    }

    /** The group that it is, or belongs to, or else the run itself. */
    RunDirectory whole() {
      Path path =
          grouped
              ? directory.path()
              : RunGroup.of(directory).map(RunGroup::path).orElse(directory.path());
      return new RunDirectory(path.toAbsolutePath().normalize());
    }

    /** Two of the same group, or the same twice. */
    Row with(Row other) {
      List<RunDirectory> both =
          Stream.concat(runs.stream(), other.runs.stream())
              .map(run -> new RunDirectory(run.path().toAbsolutePath().normalize()))
              .distinct()
              .toList();
      return both.size() == 1 ? this : new Row(whole(), both, true);
    }
  }

  /** The runs in these folders; a folder is a run, a group, or contains such. */
  static Outcome<List<RunView>> read(List<String> folders) {
    List<RunView> views = new ArrayList<>();
    try {
      List<Row> rows = new ArrayList<>();
      for (String folder : folders) {
        List<Row> found = find(Path.of(folder));
        if (found.isEmpty()) {
          return Outcome.bad("app.figures.no-run", folder);
        }
        rows.addAll(found);
      }
      rows = merged(rows);
      List<String> titles = RunTitle.of(rows.stream().map(RunCurves::named).toList());
      for (int i = 0; i < rows.size(); i++) {
        views.addAll(views(rows.get(i), titles.get(i)));
      }
    } catch (InvalidPathException e) {
      return Outcome.bad("app.option.path", e.getInput(), String.valueOf(e.getReason()));
    } catch (IOException e) {
      return Outcome.bad(Problem.of("app.figures.unreadable", String.valueOf(e.getMessage())));
    }
    boolean none =
        views.stream()
            .flatMap(view -> view.losses().stream())
            .allMatch(loss -> loss.evaluations().isEmpty());
    return none
        ? Outcome.bad("app.figures.no-evaluation", String.join(", ", folders))
        : Outcome.ok(views);
  }

  /** Several runs of a group are its seeds, even if each was named by itself. */
  private static List<Row> merged(List<Row> rows) {
    Map<RunDirectory, Row> all = new LinkedHashMap<>();
    rows.forEach(row -> all.merge(row.whole(), row, Row::with));
    return List.copyOf(all.values());
  }

  /** A group has its name from its file. */
  private static RunDirectory named(Row row) {
    return row.grouped() && !row.runs().isEmpty() ? row.runs().get(0) : row.directory();
  }

  private static List<RunView> views(Row row, String title) {
    Optional<RunView.GroupTitle> group =
        row.grouped()
            ? Optional.of(new RunView.GroupTitle(row.directory(), title))
            : Optional.empty();
    return row.runs().stream().map(run -> new RunFollower(run).view(title, group)).toList();
  }

  private static List<Row> find(Path folder) throws IOException {
    Optional<Row> itself = Row.of(folder);
    if (itself.isPresent() || !Files.isDirectory(folder)) {
      return itself.stream().toList();
    }
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path child : inside.sorted(Comparator.naturalOrder()).toList()) {
        Row.of(child).ifPresent(rows::add);
      }
    }
    return rows;
  }
}
