package io.github.lossmith.app.fetch;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.catalog.FileSet;
import io.github.lossmith.trainer.catalog.RemoteFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Fetches a set of files into a folder: downloads or copies each one, verifies it, and unpacks
 * archives. Valid files that exist already are not fetched again.
 */
public final class Fetch {
  /** An archive of JPEGs is hardly compressed. */
  private static final int MOST_GROWTH = 2;

  private static final int MOST_ENTRIES = 200_000;

  private final Path folder;
  private final String from;
  private final DownloadTimeouts patience;
  private final Progress progress;

  /**
   * @param from empty for the official addresses; else the address of a mirror's folder or file, or
   *     a local folder or file that has them
   */
  public Fetch(Path folder, String from, DownloadTimeouts patience, Progress progress) {
    this.folder = folder;
    this.from = from;
    this.patience = patience;
    this.progress = progress;
  }

  /**
   * The folder or file for the user to continue with.
   *
   * @throws IOException if the folder cannot be written or an archive is damaged
   */
  public Outcome<Path> run(FileSet set) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    long room = folder.toFile().getUsableSpace();
    if (room < needed(set)) {
      return Outcome.bad("app.fetch.room", folder, mebibytes(room), mebibytes(needed(set)));
    }
    for (RemoteFile file : set.files()) {
      Outcome<Path> brought = fetch(file);
      if (!brought.isOk()) {
        return brought;
      }
      Outcome<Integer> unpacked = file.unpack() ? unpack(brought.orThrow(), file) : Outcome.ok(1);
      if (!unpacked.isOk()) {
        return unpacked.map(count -> folder);
      }
    }
    return Outcome.ok(folder.resolve(set.result()));
  }

  private static long needed(FileSet set) {
    boolean unpacked = set.files().stream().anyMatch(RemoteFile::unpack);
    return unpacked ? MOST_GROWTH * set.bytes() : set.bytes();
  }

  private static String mebibytes(long bytes) {
    return Long.toString(bytes >> 20);
  }

  private Outcome<Path> fetch(RemoteFile file) throws IOException, InterruptedException {
    if (from.isEmpty() || from.startsWith("http://") || from.startsWith("https://")) {
      return new Download(addressed(file), folder.resolve(file.name()), patience, progress).run();
    }
    return download(file);
  }

  private RemoteFile addressed(RemoteFile file) {
    if (from.isEmpty()) {
      return file;
    }
    URI given = URI.create(from);
    String path = String.valueOf(given.getPath());
    // an address with a question, such as .../download?id=7, is that of the file itself
    boolean whole = given.getRawQuery() != null || path.endsWith("/" + file.fileName());
    String slash = from.endsWith("/") ? "" : "/";
    return file.at(whole ? given : URI.create(from + slash + file.fileName()));
  }

  /** A file that somebody else brought: archives are read where they are, others are copied. */
  private Outcome<Path> download(RemoteFile file) throws IOException {
    Path given = Path.of(from);
    Path local = Files.isDirectory(given) ? given.resolve(file.fileName()) : given;
    if (!Files.isRegularFile(local) || !local.endsWith(file.fileName())) {
      return Outcome.bad("app.fetch.local", file.fileName(), given);
    }
    Optional<Problem> other = new ContentCheck(file).problem(local, local);
    if (other.isPresent()) {
      return Outcome.bad(other.get());
    }
    return Outcome.ok(file.unpack() ? local : copied(local, folder.resolve(file.name())));
  }

  private static Path copied(Path local, Path target) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    if (Files.exists(target) && Files.isSameFile(local, target)) {
      return target;
    }
    Path aside = target.resolveSibling(target.getFileName() + ".part");
    Files.copy(local, aside, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return Files.move(aside, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private Outcome<Integer> unpack(Path archive, RemoteFile file) throws IOException {
    long most = MOST_GROWTH * Math.max(file.bytes(), Files.size(archive));
    return new TarArchive(archive, most, MOST_ENTRIES).into(folder);
  }
}
