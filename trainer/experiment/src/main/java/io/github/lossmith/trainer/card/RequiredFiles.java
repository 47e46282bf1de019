package io.github.lossmith.trainer.card;

import io.github.lossmith.trainer.catalog.RemoteFile;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that an engine needs for a card, fetched with the user's consent.
 *
 * @param folder where it is, or will be
 * @param missing what has to be fetched; empty: all is here
 * @param unpackedMib additional disk space once it is used, MiB
 */
public record RequiredFiles(Path folder, List<RemoteFile> missing, long unpackedMib) {
  public RequiredFiles {
    missing = List.copyOf(missing);
  }

  /** Whether nothing has to be fetched. */
  public boolean areHere() {
    return missing.isEmpty();
  }

  /** The size of what is missing, MiB. */
  public long missingMib() {
    return missing.stream().mapToLong(RemoteFile::bytes).sum() >> 20;
  }

  /** Disk space that the folder must have before the download, MiB. */
  public long neededMib() {
    return areHere() ? 0 : unpackedMib + missingMib();
  }
}
