package io.github.lossmith.plotting.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.plotting.article.ArticleFigures;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.text.RichText;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfSheetTest {
  private static byte[] sheet(int lines) {
    try (PdfSheet sheet = new PdfSheet("A sheet")) {
      sheet.picture(new BufferedImage(40, 10, BufferedImage.TYPE_INT_ARGB), 5000, 0);
      sheet.figure(ArticleFigures.figure1(List.of()));
      for (int i = 0; i < lines; i++) {
        sheet.gap(2, 10);
        sheet.text("line " + i + " γ ≤ 5", 10, ColourRole.INK, 0);
      }
      return sheet.bytes();
    }
  }

  @Test
  void whatDoesNotFitStandsOnTheNextPage() throws IOException {
    byte[] file = sheet(60);
    assertThat(sheet(60)).isEqualTo(file);
    try (PDDocument document = Loader.loadPDF(file)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains("line 0 γ ≤ 5", "line 59 γ");
    }
  }

  @Test
  void linesAreBrokenBetweenWordsAndWithinLongOnes() {
    List<RichText> lines = LineBreaks.of("some words and " + "x".repeat(60), 10);
    assertThat(lines).hasSizeGreaterThan(3).allMatch(line -> line.width() <= 10);
    assertThat(lines.get(0).letters()).isEqualTo("some words and");
    assertThat(LineBreaks.of("", 10)).hasSize(1);
  }
}
