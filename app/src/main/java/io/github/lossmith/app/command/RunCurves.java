package io.github.lossmith.app.command;

import io.github.lossmith.app.train.watch.TrainedLosses;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.plotting.article.ArticleFigures;
import io.github.lossmith.plotting.figure.CurvePoint;
import io.github.lossmith.trainer.run.LossHistory;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunHistory;
import io.github.lossmith.trainer.run.RunTitle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The curves of Figure 3 from run directories. */
final class RunCurves {
  private RunCurves() {}

  /** The runs in these folders; a folder is a run or contains runs. */
  static Outcome<List<ArticleFigures.Run>> read(List<String> folders) {
    List<ArticleFigures.Run> curves = new ArrayList<>();
    try {
      List<RunDirectory> runs = new ArrayList<>();
      for (String folder : folders) {
        List<RunDirectory> found = find(Path.of(folder));
        if (found.isEmpty()) {
          return Outcome.bad("app.figures.no-run", folder);
        }
        runs.addAll(found);
      }
      List<String> titles = RunTitle.of(runs);
      for (int i = 0; i < runs.size(); i++) {
        add(runs.get(i), titles.get(i), runs.size() > 1, curves);
      }
    } catch (InvalidPathException e) {
      return Outcome.bad("app.option.path", e.getInput(), String.valueOf(e.getReason()));
    } catch (IOException e) {
      return Outcome.bad(Problem.of("app.figures.unreadable", String.valueOf(e.getMessage())));
    }
    return curves.isEmpty()
        ? Outcome.bad("app.figures.no-evaluation", String.join(", ", folders))
        : Outcome.ok(curves);
  }

  private static List<RunDirectory> find(Path folder) throws IOException {
    RunDirectory run = new RunDirectory(folder);
    if (run.exists()) {
      return List.of(run);
    }
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.sorted().map(RunDirectory::new).filter(RunDirectory::exists).toList();
    }
  }

  private static void add(
      RunDirectory run, String name, boolean several, List<ArticleFigures.Run> curves)
      throws IOException {
    TrainedLosses trained = TrainedLosses.of(run);
    for (LossHistory loss : RunHistory.read(run).losses()) {
      List<CurvePoint> points =
          loss.evaluations().stream()
              .map(seen -> new CurvePoint(seen.iteration(), seen.map11()))
              .toList();
      if (!points.isEmpty()) {
        curves.add(
            new ArticleFigures.Run(
                several ? name + " · " + loss.loss() : loss.loss(),
                trained.identity(loss.loss()),
                points));
      }
    }
  }
}
