package io.github.lossmith.trainer.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name that people give, such as a loss's or an experiment's, as the name of a folder. */
public final class FolderName {
  private static final String SAFE =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-.";

  /** File systems take 255 bytes; what is made beside the folder has room for its endings. */
  private static final int LONGEST = 200;

  private static final int KEPT = 150;

  /** Digits of SHA-256: two of a million long names share them with a chance of 1e-12 at most. */
  private static final int HASH_DIGITS = 20;

  /** What no system takes in a name, or what leads out of its folder. */
  private static final Pattern UNUSABLE =
      Pattern.compile("[\\p{Cntrl}/\\\\:*?\"<>|]|^[. ]|^~|[. ]$|^$");

  private FolderName() {}

  /**
   * Letters, digits and {@code _+-.} stay, all else becomes %XX of its UTF-8 bytes, also a first
   * dot; so no name leaves its folder and no two share one. What is longer than 200 letters is cut
   * and ends in a hash of the whole.
   */
  public static String of(String given) {
    StringBuilder name = new StringBuilder();
    for (byte b : given.getBytes(StandardCharsets.UTF_8)) {
      boolean safe = SAFE.indexOf(b) >= 0 && !(b == '.' && name.isEmpty());
      name.append(safe ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 0xff));
    }
    if (name.length() > LONGEST) {
      return name.substring(0, KEPT).replaceFirst("%.?$", "") + "~" + hash(given);
    }
    return name.isEmpty() ? "%" : name.toString();
  }

  /** The name itself where every system takes it as it is; otherwise {@link #of}. */
  public static String readable(String given) {
    boolean usable =
        !UNUSABLE.matcher(given).find() && given.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
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
