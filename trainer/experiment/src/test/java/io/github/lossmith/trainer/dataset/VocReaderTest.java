package io.github.lossmith.trainer.dataset;

import static io.github.lossmith.trainer.dataset.VocFixture.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.SharedData;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.dataset.VocReader.Source;
import io.github.lossmith.trainer.voc.AnnotationFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocReaderTest {
  private static final String GOOD = object("cat", "10", "20", "30", "40");

  @TempDir Path folder;
  private VocFixture voc;

  @BeforeEach
  void layOut() {
    voc = VocFixture.in(folder);
  }

  private Outcome<Dataset> read(String split, String... classes) {
    return VocReader.read(List.of(new Source(folder, List.of(split))), List.of(classes));
  }

  private String problem(String split, String... classes) {
    return read(split, classes).failure().orElseThrow().message();
  }

  @Test
  void readsObjectsInTheOrderOfTheSplit() {
    voc.image("b").annotation("b", GOOD).image("a").annotation("a").split("train", "b", "a", "b");
    Dataset data = read("train").orThrow();
    assertThat(data.samples()).extracting(Sample::id).containsExactly("b", "a");
    assertThat(data.classes()).containsExactly("cat");
    assertThat(data.samples().get(0).objects())
        .containsExactly(new LabelledBox(1, new ObjectBox(10, 20, 30, 40), false));
    assertThat(data.samples().get(0).width()).isEqualTo(100);
  }

  @Test
  void readsFractionsFlagsAndIgnoresPartsOfPeople() {
    String person =
        """
        <object><name> person </name><difficult>1</difficult>
        <bndbox><xmax>45.70</xmax><xmin>1.5e1</xmin><ymin>2</ymin><ymax>60</ymax></bndbox>
        <part><name>head</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax>
        </bndbox></part></object>
        """;
    voc.image("a").annotation("a", person).split("train", "a");
    Sample sample = read("train").orThrow().samples().get(0);
    assertThat(sample.objects())
        .containsExactly(new LabelledBox(1, new ObjectBox(15, 2, 45.7, 60), true));
    assertThat(sample.trainable()).isEmpty();
  }

  @Test
  void leavesBadBoxesOutAndCountsThem() {
    voc.image("a")
        .annotation(
            "a",
            GOOD,
            object("cat", "30", "20", "10", "40"),
            object("cat", "30", "20", "30", "40"),
            object("cat", "200", "20", "230", "40"),
            object("cat", "NaN", "20", "230", "40"),
            object("cat", "", "20", "230", "40"),
            object("cat", "90", "70", "120", "100"))
        .split("train", "a");
    Dataset data = read("train").orThrow();
    assertThat(data.skippedBoxes()).isEqualTo(5);
    assertThat(data.samples().get(0).objects())
        .extracting(LabelledBox::box)
        .containsExactly(new ObjectBox(10, 20, 30, 40), new ObjectBox(90, 70, 100, 80));
  }

  @Test
  void joinsRootsAndSplitsWithOneListOfClasses(@TempDir Path second) {
    voc.image("a")
        .annotation("a", GOOD)
        .split("train", "a")
        .image("t")
        .annotation("t")
        .split("val", "t");
    VocFixture.in(second)
        .image("b")
        .annotation("b", object("ant", "1", "1", "9", "9"))
        .split("train", "b");
    ExperimentImages images =
        VocReader.read(
                List.of(
                    new Source(folder, List.of("train", "val")),
                    new Source(second, List.of("train"))),
                List.of(new Source(folder, List.of("val"))),
                List.of())
            .orThrow();
    assertThat(images.train().samples()).extracting(Sample::id).containsExactly("a", "t", "b");
    assertThat(images.test().classes()).containsExactly("ant", "cat");
  }

  @Test
  void readsSplitsOfOneClassAndWindowsLines() {
    voc.image("a").annotation("a", GOOD).image("b").annotation("b");
    voc.write("ImageSets/Main/cat_train.txt", "\uFEFFa  1\r\nb -1\r\n\r\n");
    assertThat(read("cat_train").orThrow().samples())
        .extracting(Sample::id)
        .containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a", "/etc/passwd", "..", "a/b", "a\\b", "a\0b"})
  void refusesNamesThatLeaveTheFolder(String id) {
    voc.split("train", "ok", id);
    assertThat(problem("train")).contains("train.txt, line 2").contains("refused");
  }

  @Test
  void refusesSplitNamesThatLeaveTheFolder() {
    assertThat(problem("../../x")).contains("plain file name");
  }

  @Test
  void saysWhichSplitsThereAre() {
    voc.split("train", "a").split("val", "a");
    assertThat(problem("test")).contains("\"test\"").contains("train, val");
  }

  @Test
  void saysWhatIsMissing() {
    voc.split("train", "a").split("none");
    assertThat(problem("none")).contains("none.txt names no image");
    assertThat(problem("train")).contains("no annotation").contains("a.xml");
    voc.annotation("a", GOOD);
    assertThat(problem("train")).contains("image a").contains("JPEGImages");
    voc.image("a");
    assertThat(problem("train", "dog")).contains("\"cat\"").contains("none of dog");
    assertThat(read("train").isOk()).isTrue();
  }

  @Test
  void refusesDocumentTypesAndEntities() {
    voc.split("train", "a").image("a");
    voc.xml(
        "a",
        """
        <?xml version="1.0"?>
        <!DOCTYPE annotation [<!ENTITY a SYSTEM "file:///etc/passwd">]>
        <annotation><object><name>&a;</name></object></annotation>
        """);
    assertThat(problem("train")).contains("a.xml, line 2").contains("document type");
    voc.xml(
        "a",
        """
        <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
        <annotation>&c;</annotation>
        """);
    assertThat(problem("train")).contains("document type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<annotation>",
        "<annotation></object></annotation>",
        "not xml",
        "<annotation>&undefined;</annotation>",
        "<annotation>\0</annotation>"
      })
  void namesTheLineOfBrokenFiles(String text) {
    voc.split("train", "a").image("a").xml("a", text);
    assertThat(problem("train")).contains("a.xml, line 1");
  }

  @Test
  void refusesOtherAndHugeFiles() {
    voc.split("train", "a").image("a").xml("a", "<html/>");
    assertThat(problem("train")).contains("not a Pascal VOC annotation");
    voc.xml("a", "<annotation>" + " ".repeat(AnnotationFile.MAXIMUM_BYTES) + "</annotation>");
    assertThat(problem("train")).contains("at most");
    voc.xml("a", "<a>".repeat(100_000));
    assertThat(problem("train")).contains("a.xml, line 1");
  }

  @Test
  void readsTheRealImagesAndFindsTheirBadBoxes() {
    Path bccd = SharedData.require("data/BCCD");
    ExperimentImages images =
        VocReader.read(
                List.of(new Source(bccd, List.of("trainval"))),
                List.of(new Source(bccd, List.of("test"))),
                List.of())
            .orThrow();
    assertThat(images.train().classes()).containsExactly("Platelets", "RBC", "WBC");
    assertThat(images.train().samples()).hasSize(292);
    assertThat(images.test().samples()).hasSize(72);
    assertThat(images.train().skippedBoxes()).isEqualTo(2);
    assertThat(images.test().skippedBoxes()).isZero();
  }
}
