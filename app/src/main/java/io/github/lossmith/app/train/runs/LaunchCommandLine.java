package io.github.lossmith.app.train.runs;

import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.experiment.SeedList;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The command line that does the same as a button, to be copied into a terminal. */
public final class LaunchCommandLine {
  private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

  private LaunchCommandLine() {}

  /** Trains an experiment file into a directory. */
  public static String train(Path experiment, RunDirectory run, EngineChoice choice) {
    return quoted(words(experiment, run, choice));
  }

  /**
   * Goes on with a run; where it has ended well, or works, the same in another directory. Empty for
   * a run without an experiment, which another program recorded.
   */
  public static Optional<String> again(RunSummary run) {
    if (run.group().isPresent()) {
      return Optional.of(seeds(run, run.group().get().planned()));
    }
    RunDirectory directory = run.directory();
    if (run.sweep().isPresent()) {
      return Optional.of(lossmith(SweepWorkProcess.words(Path.of(full(directory.path())))));
    }
    return Files.isRegularFile(directory.experiment())
        ? Optional.of(again(run, directory))
        : Optional.empty();
  }

  private static String again(RunSummary run, RunDirectory directory) {
    EngineChoice choice = EngineChoice.of(directory);
    boolean same = run.isResumable() || run.state().process().pid() == 0;
    Path folder = directory.path().toAbsolutePath().getParent();
    RunDirectory out =
        same || folder == null
            ? directory
            : NewRunDirectory.free(folder, run.title(), Set.of(run.title())).directory();
    List<String> words = words(directory.experiment(), out, choice);
    if (same) {
      words.add("--resume");
    }
    return quoted(words);
  }

  /** The same command again trains the seeds that are missing. */
  private static String seeds(RunSummary group, List<Long> planned) {
    RunDirectory first = group.current().directory();
    List<String> words = words(first.experiment(), group.directory(), EngineChoice.of(first));
    words.addAll(List.of("--seeds", SeedList.print(planned)));
    return quoted(words);
  }

  private static List<String> words(Path experiment, RunDirectory run, EngineChoice choice) {
    List<String> words =
        new ArrayList<>(List.of(program(), "train", full(experiment), "--out", full(run.path())));
    words.addAll(engine(choice));
    return words;
  }

  /** Nothing where it is DL4J on the processor. */
  private static List<String> engine(EngineChoice choice) {
    List<String> words = new ArrayList<>();
    boolean usual = choice.engine().equals(Engines.DL4J);
    if (!usual) {
      words.addAll(List.of("--engine", choice.engine()));
    }
    if (!usual || !choice.device().isProcessor()) {
      words.addAll(List.of("--device", choice.device().name()));
    }
    choice.python().ifPresent(python -> words.addAll(List.of("--python", full(python))));
    if (choice.amp()) {
      words.add("--amp");
    }
    if (choice.compile()) {
      words.add("--compile");
    }
    return words;
  }

  private static String full(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  /** What this window was started with: the launcher says its name, an application its own. */
  public static String program() {
    String launcher = System.getProperty("lossmith.command", "");
    return launcher.isEmpty() ? System.getProperty("jpackage.app-path", "./lossmith") : launcher;
  }

  /** A command of this program. */
  public static String lossmith(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(program()));
    words.addAll(arguments);
    return quoted(words);
  }

  /** The words of a command as the system's shell reads them back. */
  public static String quoted(List<String> words) {
    boolean windows = File.separatorChar == '\\';
    return words.stream()
        .map(word -> windows ? '"' + word + '"' : quoted(word))
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
