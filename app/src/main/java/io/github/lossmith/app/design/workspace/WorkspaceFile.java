package io.github.lossmith.app.design.workspace;

import io.github.lossmith.app.design.model.DesignsState;
import io.github.lossmith.app.settings.DamagedFile;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The desk as it was left, on disk: written aside and renamed after every change, so that a kill
 * loses nothing. A second window at the same time gets a folder of its own.
 */
final class WorkspaceFile implements AutoCloseable {
  private static final int MOST_WINDOWS = 50;
  private static final long MOST_BYTES = 64_000_000;
  private final Path file;
  private final FileChannel channel;

  /**
   * What was found at the start.
   *
   * @param kept what could be read of it; empty at a first start
   * @param damage why not all of it could be read, or empty
   */
  record Found(Optional<Kept> kept, Optional<Problem> damage) {}

  /**
   * What is kept.
   *
   * @param designs the user's designs and examples
   * @param files where those that have a file have it
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

  private WorkspaceFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the first folder that no other window has.
   *
   * @throws IOException if none can be written
   */
  static WorkspaceFile open(Path state) throws IOException {
    for (int i = 1; i <= MOST_WINDOWS; i++) {
      Path folder = Files.createDirectories(state.resolve("session-" + i));
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return new WorkspaceFile(folder.resolve("desk.json"), channel);
      }
      channel.close();
    }
    throw new IOException(MOST_WINDOWS + " windows are open on " + state);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  /** What was kept last, or as much of it as can be read. */
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
   * Renames the file to a free name beside it, so that nothing is written over it.
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
    channel.close();
  }
}
