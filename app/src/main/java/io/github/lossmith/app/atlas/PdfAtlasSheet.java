package io.github.lossmith.app.atlas;

import io.github.lossmith.app.typeset.TypesetFormula;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.render.PdfSheet;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/** Pages of A4 for the printer. */
final class PdfAtlasSheet implements AtlasSheet {
  private static final double TITLE = 17;
  private static final double HEADING = 12;
  private static final double TEXT = 9;
  private static final double INDENT = 10;

  /** Room that has to be left below a heading, about three lines. */
  private static final double KEPT = 45;

  /** Letters of formulas, a little larger than those of the text. */
  private static final float LETTERS = 12;

  private static final int BLACK = 0x1a1a1a;

  private final PdfSheet sheet;

  PdfAtlasSheet(PdfSheet sheet, String title) {
    this.sheet = sheet;
    sheet.text(title, TITLE, ColourRole.INK, 0);
  }

  @Override
  public void heading(String text) {
    sheet.gap(HEADING, KEPT);
    sheet.text(text, HEADING, ColourRole.INK, 0);
  }

  @Override
  public void paragraph(String text) {
    sheet.gap(TEXT / 2, TEXT);
    sheet.text(text, TEXT, ColourRole.INK, 0);
  }

  @Override
  public void quiet(String text) {
    sheet.gap(TEXT / 2, TEXT);
    sheet.text(text, TEXT, ColourRole.MUTED, 0);
  }

  @Override
  public void formula(String latex, String plain) {
    sheet.gap(TEXT, TEXT);
    TypesetFormula.picture(latex, LETTERS, PdfSheet.WIDTH - INDENT, BLACK)
        .ifPresentOrElse(this::picture, () -> paragraph(plain));
  }

  private void picture(BufferedImage drawn) {
    sheet.picture(drawn, (double) drawn.getWidth() / TypesetFormula.FINENESS, INDENT);
  }

  @Override
  public void figure(Figure drawn, String caption) {
    sheet.gap(TEXT, TEXT);
    sheet.figure(drawn);
    quiet(caption);
  }

  /** The printed letters have no ticks and crosses. */
  @Override
  public void marked(List<String> lines) {
    for (String line : lines) {
      String mark = line.substring(0, 1).replace('✓', '+').replace('✗', '–');
      double[] widths = {INDENT, PdfSheet.WIDTH - INDENT};
      sheet.cells(List.of(mark, line.substring(1).strip()), widths, TEXT, ColourRole.INK, 0);
    }
  }

  @Override
  public void table(List<String> head, List<List<String>> rows) {
    double[] widths = new double[head.size()];
    Arrays.fill(widths, PdfSheet.WIDTH / head.size());
    sheet.gap(TEXT / 2, KEPT);
    sheet.cells(head, widths, TEXT, ColourRole.MUTED, 0);
    rows.forEach(row -> sheet.cells(row, widths, TEXT, ColourRole.INK, 0));
  }

  @Override
  public void links(List<Link> links) {
    links.forEach(link -> sheet.text(link.text(), TEXT, ColourRole.INK, 0));
  }
}
