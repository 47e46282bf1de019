package io.github.lossmith.plotting.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.HorizontalMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Widths of text in the product's typeface, from the font file itself: the same numbers with and
 * without a screen, AWT or JavaFX. Thread-safe.
 */
public final class Typeface {
  /** Height of a capital above the base line, as a part of the font size. */
  public static final double CAP_HEIGHT = 0.688;

  /** Height of a lower-case x above the base line, as a part of the font size. */
  public static final double X_HEIGHT = 0.528;

  /** Depth of letters such as p below the base line, as a part of the font size. */
  public static final double DESCENT = 0.212;

  private static final int UNKNOWN_GLYPH = 0;
  private static final int CACHED = 0x2300;

  private static final Typeface UPRIGHT = new Typeface(TypefaceStyle.UPRIGHT);
  private static final Typeface ITALIC = new Typeface(TypefaceStyle.ITALIC);

  private final double[] advances;
  private final BitSet known = new BitSet(CACHED);
  private final double unknown;

  private Typeface(TypefaceStyle face) {
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(face.bytes()))) {
      CmapLookup glyphs = font.getUnicodeCmapLookup();
      HorizontalMetricsTable metrics = font.getHorizontalMetrics();
      double em = font.getUnitsPerEm();
      advances = new double[CACHED];
      for (int c = 0; c < CACHED; c++) {
        int glyph = glyphs.getGlyphId(c);
        advances[c] = metrics.getAdvanceWidth(glyph) / em;
        known.set(c, glyph != UNKNOWN_GLYPH);
      }
      unknown = metrics.getAdvanceWidth(UNKNOWN_GLYPH) / em;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The width of {@code text} in units of the font size, without kerning. */
  public static double width(TypefaceStyle face, String text) {
    Typeface typeface = face == TypefaceStyle.ITALIC ? ITALIC : UPRIGHT;
    return text.codePoints().mapToDouble(typeface::advance).sum();
  }

  /** Whether the typeface has a letter of its own for a code point below 0x2300. */
  public static boolean has(TypefaceStyle face, int codePoint) {
    Typeface typeface = face == TypefaceStyle.ITALIC ? ITALIC : UPRIGHT;
    return codePoint < CACHED && typeface.known.get(codePoint);
  }

  private double advance(int codePoint) {
    return codePoint < CACHED ? advances[codePoint] : unknown;
  }
}
