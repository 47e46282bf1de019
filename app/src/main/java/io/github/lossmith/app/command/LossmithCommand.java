package io.github.lossmith.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lossmith}: opens the window, or runs one of the commands. */
@Command(
    name = "lossmith",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {FetchCommand.class},
    description = "A workbench for gradient engineering: from dL/dp to the loss and to a detector.")
public final class LossmithCommand implements Runnable {
  /** Not an exit code: the window is open and ends the program itself. */
  public static final int WINDOW_OPENED = -1;

  /** Runs the command line {@code args} and gives its exit code: 0 ok, 1 failed, 2 bad input. */
  public static int run(String... args) {
    return new CommandLine(new LossmithCommand()).execute(args);
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
