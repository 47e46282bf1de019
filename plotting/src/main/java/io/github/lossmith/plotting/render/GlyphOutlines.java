package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.text.Typeface;
import io.github.lossmith.plotting.text.TypefaceStyle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Outlines of the product's letters from the font files, so that images have the same letters on
 * every machine, whatever fonts are installed.
 */
final class GlyphOutlines {
  private static final GlyphOutlines SHARED = new GlyphOutlines();

  private final Map<TypefaceStyle, TrueTypeFont> fonts = new EnumMap<>(TypefaceStyle.class);
  private final Map<Glyph, Path2D> outlines = new HashMap<>();

  private record Glyph(TypefaceStyle face, int codePoint) {}

  private GlyphOutlines() {}

  static GlyphOutlines shared() {
    return SHARED;
  }

  /** The outline of a line of text, its base line beginning at (0, 0), y downwards. */
  synchronized Path2D of(TypefaceStyle face, String text, double fontSize) {
    Path2D line = new Path2D.Double();
    double[] x = {0};
    text.codePoints()
        .forEach(
            c -> {
              AffineTransform place = AffineTransform.getTranslateInstance(x[0], 0);
              place.scale(fontSize, -fontSize);
              line.append(glyph(face, c).getPathIterator(place), false);
              x[0] += fontSize * Typeface.width(face, Character.toString(c));
            });
    return line;
  }

  /** The outline of one letter for a font size of 1, y upwards. */
  private Path2D glyph(TypefaceStyle face, int codePoint) {
    return outlines.computeIfAbsent(
        new Glyph(face, codePoint), glyph -> read(glyph.face(), glyph.codePoint()));
  }

  private Path2D read(TypefaceStyle face, int codePoint) {
    try {
      TrueTypeFont font = fonts.computeIfAbsent(face, GlyphOutlines::open);
      int id = font.getUnicodeCmapLookup().getGlyphId(codePoint);
      GlyphData data = font.getGlyph().getGlyph(id);
      Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
      if (data != null) {
        double scale = 1.0 / font.getUnitsPerEm();
        AffineTransform toUnit = AffineTransform.getScaleInstance(scale, scale);
        outline.append(data.getPath().getPathIterator(toUnit), false);
      }
      return outline;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TrueTypeFont open(TypefaceStyle face) {
    try {
      return new TTFParser().parse(new RandomAccessReadBuffer(face.bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
