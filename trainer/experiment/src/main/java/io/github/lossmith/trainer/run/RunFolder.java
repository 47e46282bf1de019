package io.github.lossmith.trainer.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs in a folder, however they were started. Scanning again is cheap: only changed states are
 * read. Not thread-safe.
 */
public final class RunFolder {
  /** The file that makes a folder of runs a group: its runs stand beside those of the folder. */
  public static final String GROUP = "group.json";

  /** The file that makes a folder of runs a sweep: a line for each task that is planned. */
  public static final String TASKS = "tasks.jsonl";

  /** The file of a search, whose folder is a sweep's too. */
  public static final String SEARCH = "search.json";

  /** The folder in a search with the validation images that were drawn for it. */
  public static final String SEARCH_IMAGES = ".images";

  /** More directories are ignored. */
  public static final int MAX_RUNS = 10_000;

  /**
   * A file that was read within this time after it was written may change without a new time stamp:
   * the coarsest file systems store it to 2 s.
   */
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private final Path folder;
  private final boolean isSweep;
  private Map<Path, Known> known = new HashMap<>();
  private List<Path> sweeps = List.of();

  /** The runs of a folder; those of sweeps are not among them, see {@link #sweeps}. */
  public RunFolder(Path folder) {
    this(folder, false);
  }

  private RunFolder(Path folder, boolean isSweep) {
    this.folder = folder;
    this.isSweep = isSweep;
  }

  /** The runs of a planned sweep. */
  public static RunFolder ofSweep(Path folder) {
    return new RunFolder(folder, true);
  }

  /** The sweeps and searches that the last scan has come across: in the folder, or it itself. */
  public List<Path> sweeps() {
    return sweeps;
  }

  public Path path() {
    return folder;
  }

  /**
   * A state file as it was read.
   *
   * @param settled whether it was old enough then to be known by its time
   * @param unchanged since when its heartbeat has been seen as it is
   */
  private record Known(
      FileTime modified,
      Object key,
      long size,
      boolean settled,
      RunState state,
      Instant unchanged,
      String name) {
    boolean isOf(BasicFileAttributes file) {
      return settled
          && modified.equals(file.lastModifiedTime())
          && key.equals(keyOf(file))
          && size == file.size();
    }
  }

  private static Object keyOf(BasicFileAttributes file) {
    return Optional.ofNullable(file.fileKey());
  }

  /**
   * The present runs, the one started last first; none if the folder is missing. A folder that is
   * itself a run is one of them. A run whose state cannot be read for the moment is as it was seen
   * last.
   *
   * @throws IOException if the folder cannot be read
   */
  public List<RunSummary> scan(Instant now) throws IOException {
    Map<Path, Known> seen = new HashMap<>();
    List<RunDirectory> directories = new ArrayList<>();
    List<Known> found = new ArrayList<>();
    for (Path path : candidates()) {
      RunDirectory directory = new RunDirectory(path);
      look(directory, now)
          .ifPresent(
              one -> {
                seen.put(path, one);
                directories.add(directory);
                found.add(one);
              });
    }
    known = seen;
    List<String> titles = RunTitle.of(directories, found.stream().map(Known::name).toList());
    List<RunSummary> runs = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      runs.add(summary(directories.get(i), found.get(i), now, titles.get(i)));
    }
    runs.sort(
        Comparator.comparing((RunSummary run) -> run.state().started())
            .reversed()
            .thenComparing(RunSummary::name));
    return runs;
  }

  private static RunSummary summary(
      RunDirectory directory, Known known, Instant now, String title) {
    RunState state = known.state();
    return new RunSummary(directory, state, state.interruption(known.unchanged(), now), title);
  }

  private List<Path> candidates() throws IOException {
    List<Path> paths = new ArrayList<>();
    List<Path> planned = new ArrayList<>();
    sweeps = planned;
    if (!isSweep && isPlanned(folder)) {
      planned.add(folder);
      return paths;
    }
    if (new RunDirectory(folder).exists()) {
      paths.add(folder);
    }
    try {
      for (Path child : children(folder)) {
        if (!isSweep && isPlanned(child)) {
          planned.add(child);
        } else {
          paths.addAll(isGroup(child) ? members(child) : List.of(child));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    return paths.size() <= MAX_RUNS ? paths : paths.subList(0, MAX_RUNS);
  }

  private static boolean isPlanned(Path path) {
    return Files.isRegularFile(path.resolve(TASKS)) || Files.isRegularFile(path.resolve(SEARCH));
  }

  private boolean isGroup(Path path) {
    return !isSweep && Files.isRegularFile(path.resolve(GROUP));
  }

  private static List<Path> children(Path parent) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
      for (Path child : children) {
        if (paths.size() < MAX_RUNS) {
          paths.add(child);
        }
      }
    }
    return paths;
  }

  /** One group that cannot be read, or goes just now, hides no others. */
  private static List<Path> members(Path group) {
    try {
      return children(group);
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private Optional<Known> look(RunDirectory directory, Instant now) {
    Path file = directory.path().resolve(RunDirectory.STATE);
    Optional<Known> before = Optional.ofNullable(known.get(directory.path()));
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return before
          .filter(known -> known.isOf(attributes))
          .or(() -> read(directory, attributes, before, now))
          .or(() -> before);
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException unreadable) {
      return before.filter(known -> Files.isDirectory(directory.path()));
    }
  }

  private static Optional<Known> read(
      RunDirectory directory, BasicFileAttributes file, Optional<Known> before, Instant now) {
    try {
      FileTime modified = file.lastModifiedTime();
      boolean settled = modified.toInstant().plus(SETTLED).isBefore(now);
      return directory
          .state()
          .map(
              state ->
                  new Known(
                      modified,
                      keyOf(file),
                      file.size(),
                      settled,
                      state,
                      unchanged(before, state, now),
                      RunTitle.name(directory)));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Instant unchanged(Optional<Known> before, RunState state, Instant now) {
    return before
        .filter(known -> known.state().heartbeat().equals(state.heartbeat()))
        .map(Known::unchanged)
        .orElse(now);
  }
}
