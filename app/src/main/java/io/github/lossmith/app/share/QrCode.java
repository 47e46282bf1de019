package io.github.lossmith.app.share;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Optional;

/** A text of ASCII characters as a QR code (ISO/IEC 18004). */
public final class QrCode {
  /** Modules of white around the code that a reader needs (ISO/IEC 18004, 6.3.8). */
  private static final int QUIET = 4;

  private QrCode() {}

  /**
   * The modules of the code with the white around it, row by row, true for dark; empty if the text
   * is too long: a code holds 2,953 bytes with the least correction of errors.
   */
  public static Optional<boolean[][]> modules(String text) {
    try {
      ByteMatrix code = Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
      int size = code.getWidth() + 2 * QUIET;
      boolean[][] dark = new boolean[size][size];
      for (int y = 0; y < code.getHeight(); y++) {
        for (int x = 0; x < code.getWidth(); x++) {
          dark[y + QUIET][x + QUIET] = code.get(x, y) == 1;
        }
      }
      return Optional.of(dark);
    } catch (WriterException tooLong) {
      return Optional.empty();
    }
  }
}
