package io.github.lossmith.trainer.doctor;

import static io.github.lossmith.trainer.dataset.VocFixture.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.dataset.VocFixture;
import io.github.lossmith.trainer.dataset.VocReader;
import io.github.lossmith.trainer.dataset.VocReader.Source;
import io.github.lossmith.trainer.doctor.DataFinding.Effect;
import io.github.lossmith.trainer.doctor.DataFinding.Kind;
import io.github.lossmith.trainer.prior.Priors;
import io.github.lossmith.trainer.voc.ConfusableNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One cause is one finding. */
class CausesTest {
  private static final String GOOD = object("cat", "10", "20", "70", "60");

  @TempDir Path folder;
  private VocFixture voc;

  @BeforeEach
  void layOut() {
    voc = VocFixture.in(folder.resolve("voc"));
    for (String id : new String[] {"a", "b", "c"}) {
      voc.image(id).annotation(id, GOOD);
    }
    voc.split("train", "a", "b").split("test", "c");
  }

  private DataReport examine(String... classes) {
    DoctorSettings settings = new DoctorSettings(Priors.ssd300(), List.of(classes), true);
    return DataDoctor.examine(List.of(voc.root()), settings, (done, of) -> {}).orThrow();
  }

  private List<String> stops() {
    return examine().findings().stream()
        .filter(one -> one.effect() == Effect.STOPS_A_RUN)
        .map(one -> one.text().message())
        .toList();
  }

  private void move(String from, String to) throws IOException {
    Files.createDirectories(voc.root().resolve(to).getParent());
    Files.move(voc.root().resolve(from), voc.root().resolve(to));
  }

  @ParameterizedTest
  @CsvSource({
    "JPEGImages, jpegimages",
    "JPEGImages, images",
    "JPEGImages, Pictures of May",
    "JPEGImages/a.png, elsewhere/a.png"
  })
  void imagesElsewhereAreOneFinding(String from, String to) throws IOException {
    move(from, to);
    if (Files.isDirectory(voc.root().resolve("JPEGImages"))) {
      for (String id : new String[] {"b", "c"}) {
        move("JPEGImages/" + id + ".png", "elsewhere/" + id + ".png");
      }
    }
    String place = to.replaceAll("/.*", "");
    assertThat(stops()).hasSize(1).first().asString().contains("no image", "JPEGImages", place);
    assertThat(run()).contains("JPEGImages").contains(place);
  }

  @Test
  void sharesOfTheImageAreOneFindingAndStopARun() {
    for (String id : new String[] {"a", "b", "c"}) {
      voc.annotation(
          id, object("cat", "0.1", "0.2", "0.7", "0.6") + object("cat", "x", "0", "1", "1"));
    }
    assertThat(stops()).hasSize(2).allMatch(text -> text.contains("between 0 and 1"));
    assertThat(stops()).contains(run());
    assertThat(examine().findings()).noneMatch(one -> one.kind() == Kind.NOT_REACHED);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1, 1", "0.1, 0.2, 0.7, 30", "-0.7, 0, 0.5, 0.5"})
  void smallBoxesAreNotTakenForShares(String xmin, String ymin, String xmax, String ymax) {
    for (String id : new String[] {"a", "b", "c"}) {
      voc.annotation(id, object("cat", xmin, ymin, xmax, ymax));
    }
    assertThat(stops()).isEmpty();
  }

  private String run() {
    return VocReader.read(List.of(new Source(voc.root(), List.of("train"))), List.of())
        .failure()
        .orElseThrow()
        .message();
  }

  @ParameterizedTest
  @ValueSource(strings = {"annotations", "xml", "labels"})
  void annotationsElsewhereAreNamed(String name) throws IOException {
    move("Annotations", name);
    DoctorSettings settings = new DoctorSettings(Priors.ssd300(), List.of(), true);
    String message =
        DataDoctor.examine(List.of(voc.root()), settings, (done, of) -> {})
            .failure()
            .orElseThrow()
            .message();
    assertThat(message).contains("Annotations").contains(name);
    Files.createDirectories(voc.root().resolve("Annotations"));
    assertThat(stops()).hasSize(1).first().asString().contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"imagesets/Main", "ImageSets/main", "ImageSets", "."})
  void splitsElsewhereAreNamed(String place) throws IOException {
    move("ImageSets/Main", "kept");
    Files.deleteIfExists(voc.root().resolve("ImageSets"));
    move("kept/train.txt", place + "/train.txt");
    assertThat(stops()).hasSize(1).first().asString().contains("no split", "text files");
    assertThat(examine().counts()).doesNotContainKey(Kind.IN_NO_SPLIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {".jpg", ".png", ".JPG", ".xml"})
  void idsWithEndingsAreOneFinding(String ending) {
    voc.split("train", "a" + ending, "b" + ending);
    assertThat(stops()).hasSize(1).first().asString().contains("without", ending, "train.txt");
    assertThat(run()).contains("without", ending);
  }

  @Test
  void endingsInUpperCaseAreRead() throws IOException {
    for (String id : new String[] {"a", "b", "c"}) {
      move("Annotations/" + id + ".xml", "Annotations/" + id + ".XML");
      move("JPEGImages/" + id + ".png", "JPEGImages/" + id + ".PNG");
    }
    move("ImageSets/Main/train.txt", "ImageSets/Main/train.TXT");
    assertThat(examine().findings()).isEmpty();
  }

  @Test
  void allAnnotationsInAnotherEncodingAreOneFinding() throws IOException {
    for (String id : new String[] {"a", "b", "c"}) {
      Files.write(
          voc.root().resolve("Annotations/" + id + ".xml"),
          "<annotation>\u00e4</annotation>".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }
    assertThat(stops()).anyMatch(text -> text.contains("3 annotations") && text.contains("UTF-8"));
    assertThat(examine().counts()).containsEntry(Kind.BAD_ANNOTATION, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat\u00a0", "c\u200bat", "cat ", "Cat", "c\u0430t", "cat\u2009"})
  void classesThatLookAlikeAreNamed(String name) {
    voc.annotation("b", object(name, "10", "20", "70", "60"), GOOD);
    boolean stripped = name.strip().equals("cat");
    assertThat(examine().counts().getOrDefault(Kind.ODD_CLASS_NAME, 0)).isEqualTo(stripped ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({"caf\u00e9,cafe\u0301", "red cell,red  cell", "red cell,red\u00a0cell", "ﬁsh,fish"})
  void namesThatAreComposedOtherwiseAreShownApart(String one, String other) {
    voc.annotation("b", object(one, "10", "20", "70", "60"), object(other, "10", "20", "70", "60"));
    String text =
        examine().findings().stream()
            .filter(finding -> finding.kind() == Kind.ODD_CLASS_NAME)
            .findFirst()
            .orElseThrow()
            .text()
            .message();
    assertThat(ConfusableNames.key(one)).isEqualTo(ConfusableNames.key(other));
    assertThat(text)
        .contains(ConfusableNames.apart(one, other))
        .contains(ConfusableNames.apart(other, one));
    assertThat(ConfusableNames.apart(one, other)).isNotEqualTo(ConfusableNames.apart(other, one));
  }

  @Test
  void namesThatOnlyResembleOneAnotherAreTwo() {
    voc.annotation(
        "b", object("cats", "10", "20", "70", "60"), object("c a t", "1", "1", "9", "9"));
    assertThat(examine().counts()).doesNotContainKey(Kind.ODD_CLASS_NAME);
  }

  @Test
  void twoImagesOfOneNameAndTwoBoxesOfAnObjectAreNamed() {
    voc.write("JPEGImages/a.jpg", "no picture");
    voc.annotation("b", GOOD.replace("</object>", "<bndbox><xmin>1</xmin></bndbox></object>"));
    DataReport report = examine();
    assertThat(report.counts()).containsEntry(Kind.TWO_IMAGES, 1).containsEntry(Kind.TWO_BOXES, 1);
    assertThat(report.findings())
        .filteredOn(one -> one.kind() == Kind.TWO_IMAGES)
        .first()
        .satisfies(one -> assertThat(one.text().message()).contains("a.jpg, a.png", "takes a.jpg"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"night_test", "my_train", "a_b_test"})
  void splitIsOneWhateverStandsBesideIt(String name) {
    voc.split(name, "a");
    assertThat(examine().splits()).extracting(SplitCount::name).contains(name);
    voc.write("ImageSets/Main/" + name + ".txt", "a  1\nb -1\n");
    assertThat(examine().splits()).extracting(SplitCount::name).doesNotContain(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "inverted", "difficult"})
  void splitWithoutUsableObjectsStopsARun(String fault) {
    String difficult = GOOD.replace("<difficult>0", "<difficult>1");
    String inverted = object("cat", "70", "20", "10", "60");
    voc.annotation("c", fault.isEmpty() ? "" : fault.equals("inverted") ? inverted : difficult);
    assertThat(stops()).hasSize(1).first().asString().contains("\"test\"", "no usable object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cam-12:30:05", "a*b?c", "x 1 2", "кот"})
  void legalNamesAreRead(String id) {
    voc.image(id).annotation(id, GOOD).split("train", "a", id);
    assertThat(examine().canRun()).isTrue();
    assertThat(examine().findings()).noneMatch(one -> one.image().equals(id));
  }

  @Test
  void namesAsLongAsFileSystemsTakeAreRead() {
    voc.split("train", "a", "x".repeat(210));
    voc.image("x".repeat(210)).annotation("x".repeat(210), GOOD);
    assertThat(examine().canRun()).isTrue();
    voc.split("train", "a", "x".repeat(300));
    assertThat(stops()).anyMatch(text -> text.contains("300 characters") && text.contains("251"));
  }

  @Test
  void namesThatLookAlikeAreSaid() {
    voc.split("train", "A", "b");
    assertThat(run()).contains("\"a\"").contains("\"A\"").contains("another name");
  }
}
