package io.github.lossmith.trainer.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Converts a user's name, such as that of a loss or an experiment, to the name of a folder. */
public final class FolderName {
  private static final String SAFE =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-.";

  /** File systems allow 255 bytes; files beside the folder need space for their extensions. */
  private static final int LONGEST = 200;

  /** Characters kept of a long name; with ~ and the hash, 171. */
  private static final int KEPT = 150;

  /** Digits of SHA-256: two of a million long names share them with a chance of 1e-12 at most. */
  private static final int HASH_DIGITS = 20;

  /** Characters that some system rejects, or that lead out of the folder. */
  private static final Pattern UNUSABLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\u2028-\\u202e\\u2066-\\u2069/\\\\:*?\"<>|]|^[.\\h]|^~|[.\\h]$|^$");

  /** Windows treats these as devices, with any extension. */
  private static final Pattern DEVICE =
      Pattern.compile("(?is)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  /** Limit of a file name in most file systems. */
  private static final int MOST_BYTES = 255;

  private FolderName() {}

  /**
   * Converts a name: letters, digits and {@code _+-.} stay, everything else becomes %XX of its
   * UTF-8 bytes, as do a first or last dot and the first letter of a Windows device name; so no
   * name leaves its folder and no two share one. What is longer than 200 letters is cut and ends in
   * a hash of the whole.
   */
  public static String of(String given) {
    byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
    boolean device = DEVICE.matcher(given).matches();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      boolean end = i == 0 || i == bytes.length - 1;
      boolean kept = !(end && bytes[i] == '.') && !(device && i == 0);
      name.append(kept ? printed(bytes[i]) : escaped(bytes[i]));
    }
    return cut(name.toString(), given);
  }

  private static String cut(String name, String given) {
    if (name.length() > LONGEST) {
      return name.substring(0, KEPT).replaceFirst("%.?$", "") + "~" + hash(given);
    }
    return name.isEmpty() ? "%" : name;
  }

  private static String printed(byte b) {
    return SAFE.indexOf(b) >= 0 ? String.valueOf((char) b) : escaped(b);
  }

  private static String escaped(byte b) {
    return String.format(Locale.ROOT, "%%%02X", b & 0xff);
  }

  /** The folder below {@code parent}; one that version 0.1.0 created is still used. */
  static Path in(Path parent, String given) {
    String name = of(given);
    String earlier = asVersion010(given);
    boolean used =
        !earlier.equals(name)
            && earlier.length() <= MOST_BYTES
            && Files.isDirectory(parent.resolve(earlier));
    return parent.resolve(used ? earlier : name);
  }

  /** The folder name of version 0.1.0, which cut no name and kept last dots and device names. */
  private static String asVersion010(String given) {
    StringBuilder name = new StringBuilder();
    for (byte b : given.getBytes(StandardCharsets.UTF_8)) {
      name.append(b == '.' && name.isEmpty() ? escaped(b) : printed(b));
    }
    return name.isEmpty() ? "%" : name.toString();
  }

  /** The name itself if every file system accepts it; otherwise {@link #of}. */
  public static String readable(String given) {
    boolean usable =
        !UNUSABLE.matcher(given).find()
            && !DEVICE.matcher(given).matches()
            && given.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    return usable ? given : of(given);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
