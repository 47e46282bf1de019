package io.github.lossmith.trainer.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Pictures that Java's own writers do not make. */
public final class OddPictures {
  /** A picture of 8 x 8, all of colour 1 (green), at (10, 5) on a red screen of 40 x 30. */
  private static final String GIF =
      "R0lGODlhKAAeAPAAAP8AAAD/ACwKAAUACAAIAAACJUyYMGHChAkTJkyYMGHChAkTJkyYMGHChAkTJkyYMGHChAkTJgUAOw==";

  private OddPictures() {}

  public static byte[] gifOnAScreen() {
    return Base64.getDecoder().decode(GIF);
  }

  /** A TIFF of one pixel in four inks, 0 to 255. */
  public static byte[] tiffOfInks(int cyan, int magenta, int yellow, int black) {
    byte[] pixel = {(byte) cyan, (byte) magenta, (byte) yellow, (byte) black};
    return tiff(4, 8, 5, 1, pixel);
  }

  /** A TIFF of one gray pixel that is a floating-point number. */
  public static byte[] tiffOfFloats(float value) {
    byte[] pixel = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
    return tiff(1, 32, 1, 3, pixel);
  }

  private static byte[] tiff(int samples, int bits, int meaning, int format, byte[] pixel) {
    ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 10);
    int after = 8 + 2 + 10 * 12 + 4;
    entry(file, 256, 3, 1, 1);
    entry(file, 257, 3, 1, 1);
    entry(file, 258, 3, samples, samples > 2 ? after : bits);
    entry(file, 259, 3, 1, 1);
    entry(file, 262, 3, 1, meaning);
    entry(file, 273, 4, 1, after + 8);
    entry(file, 277, 3, 1, samples);
    entry(file, 278, 3, 1, 1);
    entry(file, 279, 4, 1, pixel.length);
    entry(file, 339, 3, 1, format);
    file.putInt(0);
    for (int i = 0; i < 4; i++) {
      file.putShort((short) bits);
    }
    return file.put(pixel).array();
  }

  private static void entry(ByteBuffer file, int tag, int type, int count, int value) {
    file.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }
}
