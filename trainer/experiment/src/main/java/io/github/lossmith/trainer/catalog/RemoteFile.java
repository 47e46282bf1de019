package io.github.lossmith.trainer.catalog;

import java.net.URI;

/**
 * One file at an official address.
 *
 * @param name where it goes, relative to the target folder
 * @param address http or https
 * @param bytes its published size, 0 where none is published
 * @param hash its published checksum in hexadecimal, SHA-256 or (40 digits) SHA-1; empty where none
 *     is published
 * @param unpack whether it is a tar archive to be unpacked
 * @param variant which of several a user may ask for, such as a width multiplier; else empty
 */
public record RemoteFile(
    String name, URI address, long bytes, String hash, boolean unpack, String variant) {
  /** The greatest size of a file without a published size. */
  private static final long LARGEST_UNKNOWN_BYTES = 512L << 20;

  /** The last part of the name. */
  public String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Most bytes that are accepted of a server for this file. */
  public long limitBytes() {
    return bytes > 0 ? bytes : LARGEST_UNKNOWN_BYTES;
  }

  /** The same file from another address. */
  public RemoteFile at(URI mirror) {
    return new RemoteFile(name, mirror, bytes, hash, unpack, variant);
  }
}
