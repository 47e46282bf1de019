package io.github.lossmith.trainer.voc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.box.ObjectBox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationTextTest {
  private static final String BOX =
      "<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax><ymax>40</ymax></bndbox>";

  @TempDir Path folder;

  private Outcome<ImageAnnotation> read(byte[] bytes) throws IOException {
    Path file = folder.resolve("a.xml");
    Files.write(file, bytes);
    return new AnnotationFile().read("a", file);
  }

  private AnnotatedObject object(String inside) throws IOException {
    String text = "<annotation><object>" + inside + "</object></annotation>";
    return read(text.getBytes(StandardCharsets.UTF_8)).orThrow().objects().get(0);
  }

  private static String document(String declaration, String name) {
    return declaration
        + "<annotation><object><name>"
        + name
        + "</name>"
        + BOX
        + "</object></annotation>";
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "ISO-8859-1", "windows-1251", "KOI8-R", "GBK", "UTF-8"})
  void declaredEncodingsAreRead(String encoding) throws IOException {
    Charset charset = Charset.forName(encoding);
    String name = new String("кот ä 猫".getBytes(charset), charset).replace("?", "x");
    String text = document("<?xml version='1.0' encoding=\"" + encoding + "\" ?>\n", name);
    assertThat(read(text.getBytes(charset)).orThrow().objects().get(0).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8"})
  void byteOrderMarksSayTheEncoding(String encoding) throws IOException {
    byte[] marked = ("\uFEFF" + document("", "кот")).getBytes(Charset.forName(encoding));
    assertThat(read(marked).orThrow().objects().get(0).name()).isEqualTo("кот");
  }

  @Test
  void textThatCannotBeUtf16IsReadAsUtf8() throws IOException {
    byte[] text =
        document("<?xml version=\"1.0\" encoding=\"utf-16\"?>", "кот")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(read(text).orThrow().objects().get(0).name()).isEqualTo("кот");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ISO-8859-1, line 2, UTF-8",
    "'', windows-1251, line 2, UTF-8",
    "'<?xml version=\"1.0\" encoding=\"us-ascii\"?>', ISO-8859-1, line 2, US-ASCII",
    "'<?xml version=\"1.0\" encoding=\"utf-8\"?>', GBK, line 2, UTF-8",
    "'<?xml version=\"1.0\" encoding=\"x-own\"?>', ISO-8859-1, line 1, x-own"
  })
  void otherEncodingsAreNamedAndNothingIsPrinted(
      String declaration, String written, String line, String named) throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      byte[] text = document(declaration + "\n", "k\u00e4 ко").getBytes(Charset.forName(written));
      String message = read(text).failure().orElseThrow().message();
      assertThat(message).contains("a.xml", line, named).doesNotContain("\n");
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<bndbox><old_xmin>5</old_xmin><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax><ymax>40</ymax>"
            + "<old_xmin>7</old_xmin></bndbox>",
        "<bndbox><xmin id='9' xmax='5'>1</xmin><ymin>2</ymin><xmax>30</xmax><ymax>40</ymax>"
            + "<my.ymax>4</my.ymax><Xmin>8</Xmin></bndbox>",
        BOX + "<part><name>head</name><bndbox><xmin>5</xmin></bndbox></part><xmin>3</xmin>",
        "<old><bndbox><xmin>5</xmin></bndbox></old><oldbndbox><xmin>6</xmin></oldbndbox>" + BOX,
        "<bndbox xmlns:o='urn:other'><o:xmin>9</o:xmin><xmin>1</xmin><ymin>2</ymin>"
            + "<xmax>30</xmax><ymax>40</ymax><o:ymax>9</o:ymax></bndbox>",
        "<bndbox><xmin>1<note>7</note></xmin><ymin><![CDATA[2]]></ymin><xmax>3e1</xmax>"
            + "<ymax><!-- 9 --> +40.0\n</ymax></bndbox>",
        BOX + "<bndbox><xmin>7</xmin><ymin>7</ymin><xmax>8</xmax><ymax>8</ymax></bndbox>"
      })
  void onlyTheObjectsOwnWholeNamesCount(String inside) throws IOException {
    assertThat(object(inside).box()).isEqualTo(new ObjectBox(1, 2, 30, 40));
  }

  @Test
  void namespaceOfTheRootIsThatOfAll() throws IOException {
    String text =
        "<v:annotation xmlns:v='urn:voc'><v:object><v:name>cat</v:name>"
            + BOX.replace("</", "</v:").replaceAll("<(?!/)", "<v:")
            + "</v:object></v:annotation>";
    AnnotatedObject object = read(text.getBytes(StandardCharsets.UTF_8)).orThrow().objects().get(0);
    assertThat(object.name()).isEqualTo("cat");
    assertThat(object.box()).isEqualTo(new ObjectBox(1, 2, 30, 40));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12,5", "١٢", "１２", "0x10", "1 2", "1_0", "12px", "NaN", "Infinity", ""})
  void whatIsNoNumberIsKeptAsWritten(String number) throws IOException {
    AnnotatedObject object = object(BOX.replace(">1<", ">" + number + "<"));
    assertThat(object.box().xmin()).isNaN();
    assertThat(object.corners().get(0)).isEqualTo(number.isEmpty() ? "?" : number);
  }

  @Test
  void boxesOfAnObjectAreCounted() throws IOException {
    assertThat(object(BOX).boxes()).isEqualTo(1);
    assertThat(object(BOX + BOX + BOX).boxes()).isEqualTo(3);
    assertThat(object("<name>cat</name>").boxes()).isZero();
  }
}
