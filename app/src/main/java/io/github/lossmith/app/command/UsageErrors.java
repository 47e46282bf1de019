package io.github.lossmith.app.command;

import io.github.lossmith.app.command.output.NumberText;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.problem.Problem;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports errors in one line, without a stack trace. */
final class UsageErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    if (failure instanceof UnmatchedArgumentException unmatched && isCommand(unmatched)) {
      say(command, unknown(unmatched).message());
      return CommandLine.ExitCode.USAGE;
    }
    String name = command.getCommandSpec().qualifiedName();
    say(command, String.valueOf(failure.getMessage()) + " (see " + name + " --help)");
    return CommandLine.ExitCode.USAGE;
  }

  private static boolean isCommand(UnmatchedArgumentException failure) {
    boolean root = failure.getCommandLine().getParent() == null;
    return root && !failure.getUnmatched().get(0).startsWith("-");
  }

  private static Problem unknown(UnmatchedArgumentException failure) {
    String typed = NumberText.around(failure.getUnmatched().get(0), 0);
    List<String> meant = failure.getSuggestions();
    return meant.isEmpty()
        ? Problem.of(
            "app.option.noCommand",
            typed,
            String.join(", ", failure.getCommandLine().getSubcommands().keySet()))
        : Problem.of("app.option.meant", typed, meant.get(0));
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName();
    say(command, "unexpected: " + kind + (message == null ? "" : ": " + message));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void say(CommandLine command, String line) {
    command.getErr().println("lossmith: " + StandardStreams.oneLine(line));
    command.getErr().flush();
  }
}
