package io.github.lossmith.trainer.catalog;

import java.util.List;

/**
 * What {@code lossmith fetch NAME} brings.
 *
 * @param terms where its terms of use stand
 * @param result the folder that a user goes on with, relative to the target folder
 */
public record FileSet(
    String name, String title, String terms, String result, List<RemoteFile> files) {
  public FileSet {
    files = List.copyOf(files);
  }

  /** The published sizes added up; 0 where none is known. */
  public long bytes() {
    return files.stream().mapToLong(RemoteFile::bytes).sum();
  }

  /** Only the files of the given variants; all of them where the list is empty. */
  public FileSet only(List<String> variants) {
    List<RemoteFile> chosen =
        files.stream().filter(f -> variants.isEmpty() || variants.contains(f.variant())).toList();
    return new FileSet(name, title, terms, result, chosen);
  }
}
