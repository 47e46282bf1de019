package io.github.lossmith.app.command;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What went wrong, in one line and without a stack trace. */
final class UsageErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    say(command, String.valueOf(failure.getMessage()) + " (see " + name + " --help)");
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName();
    say(command, "unexpected: " + kind + (message == null ? "" : ": " + message));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void say(CommandLine command, String line) {
    command.getErr().println("lossmith: " + Console.oneLine(line));
    command.getErr().flush();
  }
}
