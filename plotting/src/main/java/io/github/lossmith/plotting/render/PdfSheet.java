package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.layout.FigureLayout;
import io.github.lossmith.plotting.layout.FigureMetrics;
import io.github.lossmith.plotting.text.RichText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.util.Matrix;

/**
 * A PDF of pages of A4, filled from top to bottom with lines, pictures and figures. Lengths are in
 * points. The same content gives the same bytes.
 */
public final class PdfSheet implements AutoCloseable {
  /** 17 mm. */
  private static final double MARGIN = 48;

  private static final double LINE_HEIGHT = 1.4;
  private static final PDRectangle PAPER = PDRectangle.A4;

  /** The width that lines, pictures and figures may have. */
  public static final double WIDTH = PAPER.getWidth() - 2 * MARGIN;

  private final PDDocument document = new PDDocument();
  private final FigureMetrics metrics = FigureMetrics.paper(FigureTheme.LIGHT);
  private PDPageContentStream content;
  private PdfSurface surface;
  private double y = MARGIN;

  /** An empty sheet. */
  public PdfSheet(String title) {
    document.setDocumentId(0L);
    document.getDocumentInformation().setTitle(title);
    document.getDocumentInformation().setCreator("Lossmith");
    try {
      content = page();
      surface = surface(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PDPageContentStream page() throws IOException {
    PDPage page = new PDPage(PAPER);
    document.addPage(page);
    return new PDPageContentStream(document, page);
  }

  private PdfSurface surface(PDPageContentStream on) throws IOException {
    return new PdfSurface(document, on, PAPER.getHeight());
  }

  /** Begins a new page where less room than this is left. */
  private void need(double room) throws IOException {
    if (y + room > PAPER.getHeight() - MARGIN && y > MARGIN) {
      content.close();
      content = page();
      surface = surface(content);
      y = MARGIN;
    }
  }

  /** Leaves room; at least {@code room} and {@code more} after it stay on one page. */
  public void gap(double room, double more) {
    try {
      need(room + more);
      y += y > MARGIN ? room : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text in as many lines as it needs. */
  public void text(String text, double size, ColourRole ink, double indent) {
    cells(List.of(text), new double[] {WIDTH - indent}, size, ink, indent);
  }

  /**
   * Texts side by side.
   *
   * @param widths of the columns; a longer text is broken
   */
  public void cells(
      List<String> texts, double[] widths, double size, ColourRole ink, double indent) {
    List<List<RichText>> lines = new ArrayList<>();
    int most = 1;
    for (int i = 0; i < widths.length; i++) {
      lines.add(LineBreaks.of(texts.get(i), widths[i] / size));
      most = Math.max(most, lines.get(i).size());
    }
    try {
      for (int line = 0; line < most; line++) {
        need(size * LINE_HEIGHT);
        y += size * LINE_HEIGHT;
        double x = MARGIN + indent;
        for (int i = 0; i < widths.length; i++) {
          List<RichText> column = lines.get(i);
          if (line < column.size()) {
            surface.text(column.get(line), x, y, size, FigureTheme.LIGHT.colour(ink), 0);
          }
          x += widths[i];
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture, made smaller where it is wider than the paper. */
  public void picture(BufferedImage picture, double width, double indent) {
    double shown = Math.min(width, WIDTH - indent);
    double height = shown * picture.getHeight() / picture.getWidth();
    try {
      need(height);
      float left = (float) (MARGIN + indent);
      float bottom = (float) (PAPER.getHeight() - y - height);
      content.drawImage(
          LosslessFactory.createFromImage(document, picture),
          left,
          bottom,
          (float) shown,
          (float) height);
      y += height;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A figure over the whole width. */
  public void figure(Figure figure) {
    FigureLayout layout = FigureLayout.onPaper(figure, metrics);
    double scale = WIDTH / layout.width();
    double height = layout.height() * scale;
    try {
      need(height);
      content.saveGraphicsState();
      float bottom = (float) (PAPER.getHeight() - y - height);
      content.transform(Matrix.getTranslateInstance((float) MARGIN, bottom));
      content.transform(Matrix.getScaleInstance((float) scale, (float) scale));
      FigurePainter.paint(layout, new PdfSurface(document, content, layout.height()));
      content.restoreGraphicsState();
      y += height;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file; nothing can be added afterwards. */
  public byte[] bytes() {
    try {
      content.close();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
