package io.github.lossmith.trainer.catalog;

import java.util.List;

/**
 * The files of {@code lossmith fetch NAME}.
 *
 * @param terms the address of its terms of use
 * @param result the folder for the user to continue with, relative to the target folder
 */
public record FileSet(
    String name, String title, String terms, String result, List<RemoteFile> files) {
  public FileSet {
    files = List.copyOf(files);
  }

  /** The sum of the published sizes; 0 if none is known. */
  public long bytes() {
    return files.stream().mapToLong(RemoteFile::bytes).sum();
  }

  /** The set with only the files of the given variants; all of them where the list is empty. */
  public FileSet only(List<String> variants) {
    List<RemoteFile> chosen =
        files.stream().filter(f -> variants.isEmpty() || variants.contains(f.variant())).toList();
    return new FileSet(name, title, terms, result, chosen);
  }
}
