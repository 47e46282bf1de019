package io.github.lossmith.app.train;

import io.github.lossmith.trainer.run.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The command that does the same as a button, to copy into a terminal. */
final class CommandLine {
  private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

  private CommandLine() {}

  /** Trains what the directory's experiment asks for, or goes on with it. */
  static String train(RunDirectory run, boolean resume) {
    List<String> words =
        List.of("./lossmith", "train", run.experiment().toString(), "--out", run.path().toString());
    return quoted(words) + (resume ? " --resume" : "");
  }

  /** The words of a command as a POSIX shell reads them back. */
  static String quoted(List<String> words) {
    return words.stream().map(CommandLine::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** A name for a new run in {@code folder}: the wanted one, or with a number. */
  static RunDirectory free(Path folder, String wanted) {
    String name = RunDirectory.folderName(wanted);
    RunDirectory run = new RunDirectory(folder.resolve(name));
    for (int i = 2; run.path().toFile().exists(); i++) {
      run = new RunDirectory(folder.resolve(name + "-" + i));
    }
    return run;
  }
}
