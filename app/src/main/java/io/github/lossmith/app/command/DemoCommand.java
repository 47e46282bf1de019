package io.github.lossmith.app.command;

import io.github.lossmith.app.command.option.FolderConverter;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.command.training.FollowedTraining;
import io.github.lossmith.app.train.runs.LaunchCommandLine;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lossmith demo}: from a coefficient to a trained detector, in one go. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "From a coefficient to a trained detector and Figures 1 to 3 in one go.",
      "Designs a loss, integrates and checks it, draws Figures 1 and 2 with it, trains a small"
          + " detector under it and five known losses, and draws Figure 3. About six minutes on two"
          + " processor cores; needs no screen, no data and no network.",
      "One seed proves nothing; it names the command that trains under five and compares them.",
      "Stopped, it goes on where it was."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final String COEFFICIENT = "-(1-p)^gamma/(p+c)";

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      converter = FolderConverter.class,
      defaultValue = "demo",
      description = "the folder for everything (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(names = "--iterations", paramLabel = "N", hidden = true)
  private int iterations;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  DemoCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      return refuse(Problem.of("trainer.training.not-a-run", out));
    }
    Files.createDirectories(out);
    Path design = out.resolve("softened-maki" + DesignFile.SUFFIX);
    Outcome<Path> saved = DesignFile.write(softened(), design);
    if (!saved.isOk()) {
      return refuse(saved.failure().orElseThrow());
    }
    say("1/4  " + design + ": dL/dp = " + COEFFICIENT + ", gamma = 1, c = 0.05");
    int code = print("loss.csv", "integrate", design.toString(), "--csv");
    code = code == 0 ? print("report.txt", "inspect", design.toString()) : code;
    say("2/4  Figures 1 and 2");
    code = code == 0 ? figures(design.toString()) : code;
    say("3/4  six trainings of the quick experiment; Ctrl-C stops, the same command goes on");
    code = code == 0 ? train(design) : code;
    if (code != 0) {
      return code;
    }
    say("4/4  Figure 3");
    code = figures("--runs", run().path().toString());
    code = code == 0 ? name() : code;
    if (code == 0) {
      sayWhatOneSeedProves();
    }
    return code;
  }

  /** The run's own experiment file names the six losses, wherever the program is started. */
  private void sayWhatOneSeedProves() {
    Path seeds = out.resolve("seeds");
    say("One seed proves nothing: under another one the order of these losses may be another.");
    say("Five seeds, about half an hour, and what they say together:");
    say("  ./lossmith train " + quoted(run().experiment()) + " --seeds 0-4 --out " + quoted(seeds));
    say("  ./lossmith compare " + quoted(seeds));
  }

  private static String quoted(Path path) {
    return LaunchCommandLine.quoted(List.of(path.toString()));
  }

  /** Maki's coefficient with a bound for hopeless examples: c moves the pole out of (0, 1]. */
  private static Design softened() {
    return Design.typed("Softened Maki", COEFFICIENT)
        .withParameter("gamma", 1)
        .withParameter("c", 0.05)
        .withNote("Silent for easy examples as Maki's, bounded for hopeless ones.");
  }

  private RunDirectory run() {
    return new RunDirectory(out.resolve("run"));
  }

  private int train(Path design) throws IOException, InterruptedException {
    Experiment quick = ExperimentPresets.named("quick");
    List<LossSettings> losses = new ArrayList<>(quick.losses());
    losses.add(LossSettings.of("Softened Maki", design.toString()));
    Experiment asked = quick.withLosses(losses);
    if (iterations > 0) {
      asked = asked.withSchedule(asked.schedule().withIterations(iterations));
    }
    Outcome<RunDirectory> prepared =
        RunPreparation.prepare(asked, run(), true, EngineChoice.PROCESSOR);
    return prepared.isOk()
        ? new FollowedTraining(prepared.orThrow(), err()).run()
        : refuse(prepared.failure().orElseThrow());
  }

  private int figures(String... what) {
    List<String> arguments = new ArrayList<>(List.of("figures"));
    arguments.addAll(List.of(what));
    arguments.addAll(List.of("--out", out.resolve("figures").toString()));
    PrintWriter silent = new PrintWriter(java.io.Writer.nullWriter());
    return LossmithCommand.run(silent, err(), arguments.toArray(String[]::new));
  }

  private int print(String file, String... arguments) {
    StringWriter text = new StringWriter();
    int code = LossmithCommand.run(new PrintWriter(text), err(), arguments);
    if (code != 0) {
      return code;
    }
    return AtomicFile.write(out.resolve(file), text.toString().getBytes(StandardCharsets.UTF_8))
        .fold(written -> 0, this::refuse);
  }

  /** Prints the names of all files. */
  private int name() throws IOException {
    try (Stream<Path> files = Files.walk(out, 2)) {
      String names =
          files
              .filter(Files::isRegularFile)
              .sorted()
              .map(file -> file + System.lineSeparator())
              .collect(Collectors.joining());
      return StandardStreams.of(spec)
          .answer(names + run().path().resolve("detections") + System.lineSeparator());
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private void say(String text) {
    err().println(text);
    err().flush();
  }

  private int refuse(Problem problem) {
    return StandardStreams.of(spec).refuse(problem);
  }
}
