package io.github.lossmith.app.command.fit;

import io.github.lossmith.app.command.fit.FitSource.Read;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.fit.CoefficientFit;
import io.github.lossmith.designer.fit.FitGoal;
import io.github.lossmith.designer.fit.FitNotes;
import io.github.lossmith.designer.fit.FittedCoefficient;
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
      "Solves for a coefficient under which each tenth of p pulls the same, or the hard examples have a share.",
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
        .then(
            goal ->
                source
                    .read()
                    .then(
                        read ->
                            CoefficientFit.of(read.examples(), goal)
                                .map(fit -> answer(console, read, goal, fit))))
        .fold(code -> code, console::refuse);
  }

  private int answer(StandardStreams console, Read read, FitGoal goal, FittedCoefficient fit) {
    List<Problem> notes = FitNotes.of(fit, goal);
    Design design =
        Design.drawn(Problem.of("app.fit.name", read.name()).message(), fit.drawing())
            .withNote(FitNotes.of(read.title(), goal).message());
    if (out.equals(StandardStreams.STANDARD_OUTPUT)) {
      notes.forEach(note -> console.say(note.message()));
      return console.answer(DesignFile.print(design));
    }
    Outcome<String> written = out.isEmpty() ? Outcome.ok("") : written(design);
    return written.fold(
        file -> {
          String title = read.title();
          int code =
              console.answer(
                  json ? FitText.json(title, fit, notes) : FitText.table(title, fit, notes));
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
