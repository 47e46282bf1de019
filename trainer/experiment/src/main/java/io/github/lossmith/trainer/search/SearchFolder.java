package io.github.lossmith.trainer.search;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunFolder;
import io.github.lossmith.trainer.sweep.SweepFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The layout of a search. It is a {@link SweepFolder} whose tasks are the trainings on the
 * validation images.
 *
 * <pre>
 * search.json           settings, candidates, their results, the verdict
 * tasks.jsonl, 0001-…/  the trainings that tell candidates apart
 * best.lossmith.json    the best candidate so far, a design like any other
 * final/                a sweep of its own: the best candidate and the baseline on the test images
 * </pre>
 */
public record SearchFolder(Path path) {
  /** The file that makes a folder a search. */
  public Path file() {
    return path.resolve(RunFolder.SEARCH);
  }

  /** Whether a search is in this folder. */
  public boolean exists() {
    return Files.isRegularFile(file());
  }

  /** The trainings on the validation images. */
  public SweepFolder trainings() {
    return new SweepFolder(path);
  }

  /** The trainings on the test images. */
  public SweepFolder comparison() {
    return new SweepFolder(path.resolve("final"));
  }

  /** The sweep whose trainings are next, or were the last: that of the end once it is planned. */
  public SweepFolder current() {
    return comparison().exists() ? comparison() : trainings();
  }

  /** A folder in which a sweep may be planned; a problem where a search plans its own. */
  public static Outcome<SweepFolder> free(SweepFolder folder) {
    return new SearchFolder(folder.path()).exists()
        ? Outcome.bad("trainer.search.a-search", folder.path())
        : Outcome.ok(folder);
  }

  /** The design of the best candidate. */
  public Path best() {
    return path.resolve("best" + DesignFile.SUFFIX);
  }

  /** The search; a problem where there is none, or its file is damaged. */
  public Outcome<CoefficientSearch> read() {
    return exists() ? SearchFile.read(file()) : Outcome.bad("trainer.search.none", path);
  }

  /** Begins a search, or finds the one that is here, which must be the same. */
  public Outcome<CoefficientSearch> begin(SearchSettings settings) {
    if (exists()) {
      return read()
          .then(
              there ->
                  SearchFile.settings(there.settings()).equals(SearchFile.settings(settings))
                      ? Outcome.ok(there)
                      : Outcome.bad("trainer.search.another", path));
    }
    CoefficientSearch begun = CoefficientSearch.of(settings);
    return trainings().isFree().then(free -> write(begun)).map(written -> begun);
  }

  /** Takes the exclusive right to go on with the search; empty if another process has it. */
  public Optional<RunLock> claim() throws IOException {
    return new RunDirectory(path).claim();
  }

  Outcome<Path> write(CoefficientSearch search) {
    try {
      Files.createDirectories(path);
      AtomicFile.replace(file(), SearchFile.print(search).getBytes(StandardCharsets.UTF_8));
      return Outcome.ok(file());
    } catch (IOException failure) {
      return Outcome.bad("trainer.training.unwritable", path, AtomicFile.reason(failure));
    }
  }
}
