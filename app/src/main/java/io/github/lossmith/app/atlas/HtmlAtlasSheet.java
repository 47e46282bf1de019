package io.github.lossmith.app.atlas;

import io.github.lossmith.app.report.HtmlPage;
import io.github.lossmith.app.typeset.TypesetFormula;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.Rgb;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/** A page for a browser; formulas are pictures in both themes. */
final class HtmlAtlasSheet implements AtlasSheet {
  /** Height of the letters, in pixels of CSS. */
  private static final float LETTERS = 19;

  /** Wider formulas are broken into lines; the column of text is 66 em of 15 pixels. */
  private static final double ROOM = 900;

  private final HtmlPage page;

  HtmlAtlasSheet(HtmlPage page) {
    this.page = page;
  }

  @Override
  public void heading(String text) {
    page.heading(text);
  }

  @Override
  public void paragraph(String text) {
    page.paragraph(text);
  }

  @Override
  public void quiet(String text) {
    page.quiet(text);
  }

  @Override
  public void formula(String latex, String plain) {
    Optional<BufferedImage> light = drawn(latex, FigureTheme.LIGHT);
    Optional<BufferedImage> dark = drawn(latex, FigureTheme.DARK);
    if (light.isPresent() && dark.isPresent()) {
      page.picture(light.get(), dark.get(), TypesetFormula.FINENESS, plain);
    } else {
      page.code(plain);
    }
  }

  private static Optional<BufferedImage> drawn(String latex, FigureTheme theme) {
    Rgb ink = theme.colour(ColourRole.INK);
    int rgb = ink.red() << 16 | ink.green() << 8 | ink.blue();
    return TypesetFormula.picture(latex, LETTERS, ROOM, rgb);
  }

  @Override
  public void figure(Figure drawn, String caption) {
    page.figure(drawn, caption);
  }

  @Override
  public void marked(List<String> lines) {
    page.marked(lines);
  }

  @Override
  public void table(List<String> head, List<List<String>> rows) {
    page.table(head, rows, false);
  }

  @Override
  public void links(List<Link> links) {
    page.links(links.stream().map(Link::html).toList());
  }
}
