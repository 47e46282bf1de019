package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.layout.FigureLayout;
import io.github.lossmith.plotting.layout.FigureMetrics;
import io.github.lossmith.plotting.text.TypefaceStyle;
import java.nio.charset.StandardCharsets;

/** A figure as an SVG file. */
final class SvgFile {
  private SvgFile() {}

  static byte[] of(Figure figure, FigureMetrics metrics) {
    FigureLayout layout = FigureLayout.onPaper(figure, metrics);
    double width = layout.width();
    double height = layout.height();
    SvgSurface surface = new SvgSurface();
    FigurePainter.paint(layout, surface);
    String fonts = SvgFonts.style(surface.letters());
    String w = SvgSurface.number(width);
    String h = SvgSurface.number(height);
    String head =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img" \
        width="%spt" height="%spt" viewBox="0 0 %s %s" \
        font-family="'%s', '%s', Arial, Helvetica, sans-serif" xml:space="preserve">
        <title>%s</title>
        <desc>%s</desc>
        %s\
        """
            .formatted(
                w,
                h,
                w,
                h,
                SvgFonts.FAMILY,
                TypefaceStyle.FAMILY,
                SvgSurface.escaped(figure.title()),
                SvgSurface.escaped(FigureDescription.of(figure)),
                fonts);
    return (head + surface.body() + "</svg>\n").getBytes(StandardCharsets.UTF_8);
  }
}
