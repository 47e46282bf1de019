package io.github.lossmith.trainer.dataset;

/** Names of images: plain file names, so that no split file can point out of its folder. */
final class ImageId {
  private static final int MAXIMUM_LENGTH = 200;

  private ImageId() {}

  static boolean isSafe(String id) {
    return !id.isBlank()
        && id.length() <= MAXIMUM_LENGTH
        && !id.equals(".")
        && !id.equals("..")
        && id.chars().noneMatch(ImageId::isForbidden);
  }

  private static boolean isForbidden(int letter) {
    return letter < ' ' || letter == '/' || letter == '\\' || letter == ':' || letter == 0x7f;
  }

  static String checked(String id) {
    if (!isSafe(id)) {
      throw new IllegalArgumentException("not a plain name: " + id);
    }
    return id;
  }
}
