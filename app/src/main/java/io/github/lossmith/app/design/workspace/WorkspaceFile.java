package io.github.lossmith.app.design.workspace;

import io.github.lossmith.app.design.model.DesignsState;
import io.github.lossmith.app.settings.DamagedFile;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.lock.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The open designs on disk, written atomically after every change, so that a kill loses nothing. A
 * second window at the same time uses a separate folder.
 */
final class WorkspaceFile implements AutoCloseable {
  private static final int MOST_WINDOWS = 50;
  private static final long MOST_BYTES = 64_000_000;
  private final Path file;
  private final RunLock lock;

  /**
   * The result of reading.
   *
   * @param kept what could be read; empty at the first start
   * @param damage why not everything could be read, or empty
   */
  record Found(Optional<Kept> kept, Optional<Problem> damage) {}

  /**
   * The saved content.
   *
   * @param designs the user's designs and examples
   * @param files the files of the designs that have one
   * @param ticked the designs on the figure
   * @param selectedDesign the design in the inspector
   * @param styles the lines of losses by their names
   */
  record Kept(
      DesignsState designs,
      Map<Long, Path> files,
      Set<Long> ticked,
      long selectedDesign,
      Map<String, Integer> styles) {}

  private WorkspaceFile(Path file, RunLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * Locks the first folder that no other window uses.
   *
   * @throws IOException if none can be written
   */
  static WorkspaceFile open(Path state) throws IOException {
    for (int i = 1; i <= MOST_WINDOWS; i++) {
      Path folder = Files.createDirectories(state.resolve("session-" + i));
      Optional<RunLock> lock = RunLock.takeAtOnce(folder.resolve("lock"));
      if (lock.isPresent()) {
        return new WorkspaceFile(folder.resolve("desk.json"), lock.get());
      }
    }
    throw new IOException(MOST_WINDOWS + " windows are open on " + state);
  }

  /** The last saved content, or as much of it as can be read. */
  Found read() {
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return new Found(Optional.empty(), Optional.empty());
      }
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return WorkspaceJson.unreadable();
      }
      return WorkspaceJson.read(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      return WorkspaceJson.unreadable();
    }
  }

  /**
   * Renames the file to a free name in its folder, so that it is not overwritten.
   *
   * @throws IOException if that cannot be done
   */
  Path putAside() throws IOException {
    return DamagedFile.putAside(file);
  }

  void write(Kept kept) throws IOException {
    AtomicFile.replace(file, WorkspaceJson.print(kept));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
