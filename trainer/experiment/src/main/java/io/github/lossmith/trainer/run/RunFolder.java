package io.github.lossmith.trainer.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs in a folder, whoever started them. Scanning again is cheap: only states that were
 * written since are read. Not thread-safe.
 */
public final class RunFolder {
  /** More directories than these are not looked at. */
  public static final int MAX_RUNS = 10_000;

  private final Path folder;
  private Map<Path, Known> known = new HashMap<>();

  public RunFolder(Path folder) {
    this.folder = folder;
  }

  public Path path() {
    return folder;
  }

  /** A state file as it was read. */
  private record Known(FileTime modified, Object key, RunState state, String name) {}

  /**
   * The runs that are there now, the one started last first; none where the folder is missing. A
   * folder that is itself a run is the only one.
   */
  public List<RunSummary> scan(Instant now) throws IOException {
    Map<Path, Known> seen = new HashMap<>();
    List<RunDirectory> directories = new ArrayList<>();
    List<Known> found = new ArrayList<>();
    for (Path path : candidates()) {
      RunDirectory directory = new RunDirectory(path);
      look(directory)
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
      runs.add(RunSummary.of(directories.get(i), found.get(i).state(), now, titles.get(i)));
    }
    runs.sort(
        Comparator.comparing((RunSummary run) -> run.state().started())
            .reversed()
            .thenComparing(RunSummary::name));
    return runs;
  }

  private List<Path> candidates() throws IOException {
    if (new RunDirectory(folder).exists()) {
      return List.of(folder);
    }
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (paths.size() < MAX_RUNS) {
          paths.add(child);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    return paths;
  }

  private Optional<Known> look(RunDirectory directory) throws IOException {
    Path file = directory.path().resolve(RunDirectory.STATE);
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException e) {
      return Optional.empty();
    }
    Known before = known.get(directory.path());
    Object key = Optional.ofNullable(attributes.fileKey());
    if (before != null
        && before.modified().equals(attributes.lastModifiedTime())
        && before.key().equals(key)) {
      return Optional.of(before);
    }
    return directory
        .state()
        .map(
            state ->
                new Known(attributes.lastModifiedTime(), key, state, RunTitle.name(directory)));
  }
}
