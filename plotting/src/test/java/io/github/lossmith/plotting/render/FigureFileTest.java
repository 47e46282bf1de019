package io.github.lossmith.plotting.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.PageSize;
import io.github.lossmith.plotting.layout.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FigureFileTest {
  private static final String AWKWARD = "a <b> & \"c\", Жук ∂ 🙂";

  private static Figure figure() {
    FigurePanel panel = Samples.panel("only", Samples.curve(AWKWARD, p -> p));
    return Figure.row("A & B <figure>", List.of(panel)).withSize(new PageSize(300, 200));
  }

  private static byte[] bytes(FileFormat format) {
    return FigureFile.bytes(figure(), format, FigureTheme.LIGHT, 100);
  }

  private static Document svg() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes(FileFormat.SVG)));
  }

  @ParameterizedTest
  @EnumSource(FileFormat.class)
  void theSameFigureGivesTheSameBytes(FileFormat format) {
    assertThat(bytes(format)).isEqualTo(bytes(format));
  }

  @Test
  void svgIsWellFormedAndHasItsSizeAndRealText() throws Exception {
    Element root = svg().getDocumentElement();
    assertThat(root.getAttribute("width")).isEqualTo("300pt");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 300 200");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("A & B <figure>");
    assertThat(root.getTextContent()).contains(AWKWARD, "0.2", "0.8");
    assertThat(root.getElementsByTagName("polyline").getLength()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void pdfHasOnePageOfTheFiguresSizeWithRealText() throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes(FileFormat.PDF))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(300);
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("A & B <figure>");
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains("a <b> & \"c\", Жук ∂", "0.2", "0.8");
    }
  }

  @Test
  void pngHasThePixelsOfItsResolution() throws IOException {
    byte[] png = bytes(FileFormat.PNG);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(417);
    assertThat(image.getHeight()).isEqualTo(278);
    assertThat(new String(png, StandardCharsets.ISO_8859_1)).contains("pHYs");
    assertThat(image.getRGB(1, 1)).isEqualTo(0xffffffff);
  }

  @Test
  void csvHasEveryPointToTheLastDigit() {
    List<String> lines = new String(bytes(FileFormat.CSV), StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(102);
    assertThat(lines.get(0)).isEqualTo("panel,curve,x,y");
    assertThat(lines.get(30)).startsWith("only,\"a <b> & \"\"c\"\", Жук ∂ 🙂\",");
    assertThat(Double.parseDouble(lines.get(30).substring(lines.get(30).lastIndexOf(',') + 1)))
        .isEqualTo(0.29);
  }

  @Test
  void aFolderInTheFilesPlaceIsAProblemAndStays(@TempDir Path folder) {
    Outcome<Path> written = FigureFile.write(figure(), folder, FileFormat.SVG);
    assertThat(written.isOk()).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anOldFileIsReplacedAsAWhole(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("figure.svg");
    Files.writeString(file, "old");
    assertThat(FigureFile.write(figure(), file, FileFormat.SVG).isOk()).isTrue();
    assertThat(file).content().endsWith("</svg>\n");
    assertThat(folder).isDirectoryContaining(file::equals);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void impossibleResolutionsAreRefused() {
    assertThatThrownBy(() -> FigureFile.bytes(figure(), FileFormat.PNG, FigureTheme.LIGHT, 1e9))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
