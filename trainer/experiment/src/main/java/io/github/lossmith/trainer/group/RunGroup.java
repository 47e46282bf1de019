package io.github.lossmith.trainer.group;

import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The layout of a group: one experiment, trained under several seeds.
 *
 * <pre>
 * group.json      {@link GroupFile}: the experiment and the seeds
 * seed-0/         a {@link RunDirectory} like any other
 * seed-1/
 * </pre>
 *
 * <p>What has been trained is told by the run directories alone.
 */
public record RunGroup(Path path) {
  private static final Pattern SEED = Pattern.compile("seed-([0-9]{1,16})");

  /** The file that makes a folder a group. */
  public Path file() {
    return path.resolve(RunFolder.GROUP);
  }

  /** Whether this folder is a group. */
  public boolean exists() {
    return Files.isRegularFile(file());
  }

  /** The run of a seed, whether it has begun or not. */
  public RunDirectory run(long seed) {
    return new RunDirectory(path.resolve("seed-" + seed));
  }

  /** The runs that are there, in the order of their seeds. */
  public List<RunDirectory> runs() throws IOException {
    try (Stream<Path> inside = Files.list(path)) {
      return inside
          .map(RunDirectory::new)
          .filter(run -> seed(run).isPresent() && run.exists())
          .sorted(Comparator.comparingLong(run -> seed(run).orElseThrow()))
          .toList();
    }
  }

  /** The group that a run belongs to; nothing is read but its folder's name and its parent's. */
  public static Optional<RunGroup> of(RunDirectory run) {
    Path parent = run.path().toAbsolutePath().normalize().getParent();
    return parent == null || seed(run).isEmpty()
        ? Optional.empty()
        : Optional.of(new RunGroup(parent)).filter(RunGroup::exists);
  }

  /**
   * Deletes the runs of the group and its file; other files in the folder stay.
   *
   * @return false, and nothing more is deleted, where a process is writing one of the runs
   */
  public boolean delete() throws IOException {
    for (RunDirectory run : runs()) {
      if (!run.delete()) {
        return false;
      }
    }
    Files.deleteIfExists(file());
    return new RunDirectory(path).delete();
  }

  /** The seed in the name of a run's folder. */
  public static OptionalLong seed(RunDirectory run) {
    Matcher name = SEED.matcher(run.name());
    return name.matches() ? OptionalLong.of(Long.parseLong(name.group(1))) : OptionalLong.empty();
  }
}
