package io.github.lossmith.app.command;

import io.github.lossmith.app.command.fit.FitCommand;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.command.probe.ImportCommand;
import io.github.lossmith.app.command.probe.ProbeCommand;
import io.github.lossmith.app.command.probe.RecorderCommand;
import io.github.lossmith.app.command.sweep.SweepCommand;
import io.github.lossmith.app.lesson.LessonFile;
import io.github.lossmith.app.share.LinkText;
import io.github.lossmith.app.share.SharedState;
import io.github.lossmith.app.window.WindowLauncher;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.probe.ImportedLoss;
import io.github.lossmith.designer.problem.Problem;
import java.io.FileDescriptor;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code lossmith}: opens the window, or runs one of the commands. */
@Command(
    name = "lossmith",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "A workbench for gradient engineering: from dL/dp to the loss and to a detector.")
public final class LossmithCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "DESIGN",
      description =
          "design files, lessons, files of probe.py, or lossmith: links to open in the window")
  private List<String> designs = List.of();

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  LossmithCommand() {}

  /** A command is named after its class: {@code integrate} is {@link IntegrateCommand}. */
  static final List<Class<?>> COMMANDS =
      List.of(
          AtlasCommand.class,
          CompareCommand.class,
          DemoCommand.class,
          DoctorCommand.class,
          EvaluateCommand.class,
          ExportCommand.class,
          FetchCommand.class,
          FiguresCommand.class,
          FitCommand.class,
          ImbalanceCommand.class,
          ImportCommand.class,
          InspectCommand.class,
          IntegrateCommand.class,
          LessonCommand.class,
          PackageCommand.class,
          ProbeCommand.class,
          RecorderCommand.class,
          ReportCommand.class,
          SweepCommand.class,
          TrainCommand.class);

  /** Runs the command line {@code args} and returns its exit code: 0 ok, 1 failed, 2 bad input. */
  public static int run(String... args) {
    return run(
        StandardStreams.utf8(FileDescriptor.out), StandardStreams.utf8(FileDescriptor.err), args);
  }

  /** {@link #run(String...)} with other streams for what is printed. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    UsageErrors errors = new UsageErrors();
    CommandLine line =
        line(args)
            .setOut(out)
            .setErr(err)
            .setParameterExceptionHandler(errors)
            .setExecutionExceptionHandler(errors);
    int code;
    try {
      code = line.execute(args);
    } catch (OutOfMemoryError | StackOverflowError tooLarge) {
      code =
          StandardStreams.of(line.getCommandSpec())
              .fail(Problem.of("app.option.memory", Runtime.getRuntime().maxMemory() >> 20));
    }
    out.flush();
    err.flush();
    return code;
  }

  /**
   * Registers only the command that is called, if one is, because reflection over all of them takes
   * time.
   */
  private static CommandLine line(String... args) {
    CommandLine line = new CommandLine(new LossmithCommand());
    String first = args.length == 0 ? "" : args[0];
    List<Class<?>> called =
        COMMANDS.stream().filter(command -> name(command).equals(first)).toList();
    (called.isEmpty() ? COMMANDS : called).forEach(line::addSubcommand);
    return line;
  }

  private static Optional<Problem> unreadable(Path file) {
    if (LessonFile.isLesson(file)) {
      return LessonFile.read(file).failure();
    }
    return file.toString().endsWith(ImportedLoss.SUFFIX)
        ? ImportedLoss.unreadable(file)
        : DesignFile.read(file).failure();
  }

  /** Whether a word means a file, which may be missing, rather than a command. */
  private static boolean isFile(String word) {
    try {
      return Files.exists(Path.of(word)) || word.contains("/") || word.endsWith(".json");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The name of a command on the command line. */
  static String name(Class<?> command) {
    return command.getSimpleName().replace("Command", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public Integer call() {
    List<String> words = designs.stream().map(LossmithCommand::path).toList();
    for (String design : words) {
      if (LinkText.isLink(design)) {
        Optional<Problem> refused = SharedState.read(design).failure();
        if (refused.isPresent()) {
          return StandardStreams.of(spec).refuse(refused.get());
        }
        continue;
      }
      if (!isFile(design)) {
        throw new UnmatchedArgumentException(spec.commandLine(), List.of(design));
      }
      Optional<Problem> unreadable = unreadable(Path.of(design));
      if (unreadable.isPresent()) {
        return StandardStreams.of(spec).refuse(unreadable.get());
      }
    }
    return WindowLauncher.run(words.toArray(String[]::new));
  }

  /** Desktops name files by addresses where a program opens addresses too. */
  private static String path(String word) {
    try {
      return word.startsWith("file:/") ? Path.of(URI.create(word)).toString() : word;
    } catch (IllegalArgumentException | FileSystemNotFoundException foreign) {
      return word;
    }
  }
}
