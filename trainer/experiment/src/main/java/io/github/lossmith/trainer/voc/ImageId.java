package io.github.lossmith.trainer.voc;

import java.io.File;
import java.util.Optional;

/** Names of images: plain file names, so that no split file can refer outside its folder. */
final class ImageId {
  /** File systems take 255 bytes, and ".xml" follows. */
  private static final int MAXIMUM_LENGTH = 251;

  /** Characters that Windows rejects in names; elsewhere time stamps contain colons. */
  private static final String FORBIDDEN_ON_WINDOWS = "<>:\"|?*";

  private ImageId() {}

  static boolean isSafe(String id) {
    return fault(id).isEmpty();
  }

  /** The key of the message that says why a text is no plain name; empty where it is one. */
  static Optional<String> fault(String id) {
    return fault(id, File.separatorChar == '\\');
  }

  static Optional<String> fault(String id, boolean windows) {
    if (id.isBlank() || id.equals(".") || id.equals("..") || has(id, "/\\")) {
      return Optional.of("trainer.voc.unsafe-id");
    }
    if (id.length() > MAXIMUM_LENGTH) {
      return Optional.of("trainer.voc.long-id");
    }
    if (id.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("trainer.voc.control-in-id");
    }
    boolean device = windows && (has(id, FORBIDDEN_ON_WINDOWS) || id.matches(".*[. ]"));
    return device ? Optional.of("trainer.voc.id-on-windows") : Optional.empty();
  }

  private static boolean has(String id, String letters) {
    return id.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
  }

  static String checked(String id) {
    if (!isSafe(id)) {
      throw new IllegalArgumentException("not a plain name: " + id);
    }
    return id;
  }
}
