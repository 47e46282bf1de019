package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.layout.FigureLayout;
import io.github.lossmith.plotting.layout.FigureMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A figure as a PDF file of one page, of the figure's size or with room for a long legend. */
final class PdfFile {
  private PdfFile() {}

  static byte[] of(Figure figure, FigureMetrics metrics) {
    FigureLayout layout = FigureLayout.onPaper(figure, metrics);
    double width = layout.width();
    double height = layout.height();
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(0L);
      document.getDocumentInformation().setTitle(figure.title());
      document.getDocumentInformation().setSubject(FigureDescription.of(figure));
      document.getDocumentInformation().setCreator("Lossmith");
      PDPage page = new PDPage(new PDRectangle((float) width, (float) height));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        FigurePainter.paint(layout, new PdfSurface(document, content, height));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
