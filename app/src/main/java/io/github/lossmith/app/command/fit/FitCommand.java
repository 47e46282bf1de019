package io.github.lossmith.app.command.fit;

import io.github.lossmith.app.command.fit.FitSource.Read;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.fit.CoefficientFit;
import io.github.lossmith.designer.fit.FitGoal;
import io.github.lossmith.designer.fit.FitNotes;
import io.github.lossmith.designer.fit.SidedFit;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lossmith fit}: a coefficient for the examples that were seen. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Solves for a coefficient under which each tenth of p pulls the same, or the hard examples"
          + " have a share.",
      "The examples are those of a run, of a recorder or of a file of p;",
      "the pull is the sum of |dL/dz| = p(1-p)|g(p)|."
    })
public final class FitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FitSource source;
  @Mixin private FitGoalOptions goals;

  @Option(
      names = "--out",
      paramLabel = "DESIGN",
      defaultValue = "",
      description = "the design file to write, *.lossmith.json; -: standard output")
  private String out;

  @Option(names = "--json", description = "the pulls as JSON")
  private boolean json;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  public FitCommand() {}

  @Override
  public Integer call() {
    StandardStreams console = StandardStreams.of(spec);
    return goals
        .chosen()
        .then(goal -> source.read().then(read -> fitted(read, goal)))
        .fold(answer -> show(console, answer), console::refuse);
  }

  /**
   * The answer of a fit.
   *
   * @param text for the standard output where the design goes elsewhere
   */
  private record Answer(Design design, List<Problem> notes, String text) {}

  private Outcome<Answer> fitted(Read read, FitGoal goal) {
    String name = Problem.of("app.fit.name", read.name()).message();
    String note = FitNotes.of(read.title(), goal).message();
    if (goals.isTwoSided()) {
      return read.bothSides()
          .then(sides -> SidedFit.of(sides, goal, goals.objectShare()))
          .map(
              fit -> {
                List<Problem> notes = FitNotes.of(fit, goal);
                String text =
                    json
                        ? FitText.json(read.title(), fit, notes)
                        : FitText.table(read.title(), fit, notes);
                return new Answer(fit.design(name).withNote(note), notes, text);
              });
    }
    return CoefficientFit.of(read.examples(), goal)
        .map(
            fit -> {
              List<Problem> notes = FitNotes.of(fit, goal);
              String text =
                  json
                      ? FitText.json(read.title(), fit, notes)
                      : FitText.table(read.title(), fit, notes);
              return new Answer(Design.drawn(name, fit.drawing()).withNote(note), notes, text);
            });
  }

  private int show(StandardStreams console, Answer answer) {
    if (out.equals(StandardStreams.STANDARD_OUTPUT)) {
      answer.notes().forEach(line -> console.say(line.message()));
      return console.answer(DesignFile.print(answer.design()));
    }
    Outcome<String> written = out.isEmpty() ? Outcome.ok("") : written(answer.design());
    return written.fold(
        file -> {
          int code = console.answer(answer.text());
          if (!file.isEmpty()) {
            console.say("wrote " + file);
          }
          return code;
        },
        console::refuse);
  }

  private Outcome<String> written(Design design) {
    try {
      return DesignFile.write(design, Path.of(out)).map(Path::toString);
    } catch (InvalidPathException e) {
      return Outcome.bad("app.option.path", out, String.valueOf(e.getReason()));
    }
  }
}
