package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.text.TypefaceStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The letters of an SVG as fonts within the file, so that browsers show it alike everywhere. They
 * have another name, as the font's licence requires of modified versions; programs that ignore
 * embedded fonts use the original font or Arial, which has the same widths.
 */
final class SvgFonts {
  static final String FAMILY = "Lossmith Figure";

  private static final String PREFIX = "LOSSMI";
  private static final List<String> TABLES =
      List.of(
          "head", "hhea", "maxp", "hmtx", "glyf", "loca", "cmap", "name", "OS/2", "post", "cvt ",
          "fpgm", "prep");

  private SvgFonts() {}

  /** A style element with a font for each face that is used. */
  static String style(Map<TypefaceStyle, Set<Integer>> letters) {
    StringBuilder style = new StringBuilder("<style>\n");
    letters.forEach((face, used) -> style.append(rule(face, used)));
    return style.append("</style>\n").toString();
  }

  private static String rule(TypefaceStyle face, Set<Integer> used) {
    String slant = face == TypefaceStyle.ITALIC ? "italic" : "normal";
    return "@font-face{font-family:'"
        + FAMILY
        + "';font-style:"
        + slant
        + ";src:url(data:font/ttf;base64,"
        + Base64.getEncoder().encodeToString(subset(face, used))
        + ") format('truetype')}\n";
  }

  private static byte[] subset(TypefaceStyle face, Set<Integer> used) {
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(face.bytes()))) {
      TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
      subsetter.setPrefix(PREFIX);
      subsetter.addAll(used);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      subsetter.writeToStream(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
