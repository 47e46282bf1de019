package io.github.lossmith.app.train.runs;

import io.github.lossmith.trainer.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name and directory that the next run will have.
 *
 * @param name the wanted one; where there is a run of that name, with a number
 */
public record NewRunDirectory(RunDirectory directory, String name) {
  /** A larger number at the end of a name is a year or a number of steps, not a count of runs. */
  private static final Pattern NUMBERED = Pattern.compile("(.*\\S) ([0-9]{1,3})");

  /**
   * A name and a directory that no run has; the disk is asked.
   *
   * @param taken names of the runs that are there
   */
  public static NewRunDirectory free(Path folder, String wanted, Set<String> taken) {
    return free(folder, wanted, taken, NewRunDirectory::exists);
  }

  /** The same by the names alone, before the disk has answered. */
  public static NewRunDirectory guess(Path folder, String wanted, Set<String> taken) {
    return free(folder, wanted, taken, path -> false);
  }

  private static NewRunDirectory free(
      Path folder, String wanted, Set<String> taken, Predicate<Path> exists) {
    String name = wanted.isBlank() ? "run" : wanted.strip();
    Matcher numbered = NUMBERED.matcher(name);
    boolean again = numbered.matches();
    String stem = again ? numbered.group(1) : name;
    String directory = RunDirectory.folderName(stem);
    int number = again ? Integer.parseInt(numbered.group(2)) : 1;
    RunDirectory run = in(folder, again ? directory + "-" + numbered.group(2) : directory);
    while (taken.contains(name) || exists.test(run.path())) {
      number++;
      name = stem + " " + number;
      run = in(folder, directory + "-" + number);
    }
    return new NewRunDirectory(run, name);
  }

  private static RunDirectory in(Path folder, String name) {
    return new RunDirectory(folder.resolve(name));
  }

  /** A dangling symbolic link counts as taken, too. */
  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
