package io.github.lossmith.trainer.doctor;

import static io.github.lossmith.trainer.dataset.VocFixture.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lossmith.trainer.SharedData;
import io.github.lossmith.trainer.dataset.VocFixture;
import io.github.lossmith.trainer.doctor.DataFinding.Effect;
import io.github.lossmith.trainer.doctor.DataFinding.Kind;
import io.github.lossmith.trainer.prior.Priors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDoctorTest {
  private static final String GOOD = object("cat", "10", "20", "70", "60");

  @TempDir Path folder;
  private VocFixture voc;

  @BeforeEach
  void layOut() {
    voc = VocFixture.in(folder.resolve("voc"));
    voc.image("good").annotation("good", GOOD).split("train", "good");
  }

  private DataReport examine(boolean decode, String... classes) {
    DoctorSettings settings = new DoctorSettings(Priors.ssd300(), List.of(classes), decode);
    return DataDoctor.examine(List.of(folder), settings, (done, images) -> {}).orThrow();
  }

  private static List<String> texts(DataReport report, Kind kind) {
    return report.findings().stream()
        .filter(finding -> finding.kind() == kind)
        .map(finding -> finding.text().message())
        .toList();
  }

  @Test
  void hasNothingToSayAboutGoodData() {
    DataReport report = examine(true, "cat");
    assertThat(report.findings()).isEmpty();
    assertThat(report.canRun()).isTrue();
    assertThat(report.images()).isEqualTo(1);
    assertThat(report.classes()).containsExactly(new ClassCount("cat", 1, 1, 0, 0, 0));
    assertThat(report.splits())
        .containsExactly(new SplitCount(voc.root().toString(), "train", 1, 1));
    assertThat(report.positives()).isEqualTo(report.fewestPositives()).isPositive();
  }

  @Test
  void findsEveryKindOfBadBox() {
    voc.annotation(
        "good",
        GOOD,
        object("cat", "30", "20", "10", "40"),
        object("cat", "30", "20", "30", "40"),
        object("cat", "200", "20", "230", "40"),
        object("cat", "x", "20", "230", "40"),
        object("cat", "60", "50", "120", "90.5"));
    DataReport report = examine(true);
    assertThat(report.counts())
        .isEqualTo(
            Map.of(
                Kind.INVERTED_BOX, 1,
                Kind.EMPTY_BOX, 1,
                Kind.BOX_OUTSIDE, 1,
                Kind.BOX_WITHOUT_NUMBERS, 1,
                Kind.BOX_REACHES_OUT, 1));
    assertThat(report.count(Effect.BOX_LEFT_OUT)).isEqualTo(4);
    assertThat(report.canRun()).isTrue();
    assertThat(texts(report, Kind.BOX_WITHOUT_NUMBERS).get(0))
        .contains("good")
        .contains("x 20 230 40");
    assertThat(texts(report, Kind.BOX_REACHES_OUT).get(0)).contains("60 50 120 90.5");
  }

  @Test
  void saysWhatStopsARun() {
    voc.split("train", "good", "nothing", "noimage", "broken", "corrupt");
    voc.annotation("noimage", GOOD).image("broken").xml("broken", "<annotation>");
    voc.annotation("corrupt", GOOD).write("JPEGImages/corrupt.jpg", "no picture");
    voc.split("empty");
    DataReport report = examine(true, "cat");
    assertThat(report.canRun()).isFalse();
    assertThat(texts(report, Kind.MISSING_IMAGE)).hasSize(2);
    assertThat(texts(report, Kind.BAD_ANNOTATION)).hasSize(2);
    assertThat(texts(report, Kind.UNREADABLE_IMAGE)).hasSize(1);
    assertThat(texts(report, Kind.BAD_SPLIT)).hasSize(1);
    assertThat(texts(examine(true, "dog"), Kind.UNKNOWN_CLASS)).isNotEmpty();
  }

  @Test
  void filesInNoSplitDoNotStopARun() {
    voc.annotation("left", GOOD).image("right");
    DataReport report = examine(true);
    assertThat(report.canRun()).isTrue();
    assertThat(texts(report, Kind.IN_NO_SPLIT)).hasSize(2);
    assertThat(report.images()).isEqualTo(3);
  }

  @Test
  void seesSplitsThatShareImagesButNotPartsOfOthers() {
    for (String id : new String[] {"a", "b", "c"}) {
      voc.image(id).annotation(id, GOOD);
    }
    voc.split("train", "good", "a").split("trainval", "good", "a", "b").split("test", "b", "c");
    voc.write("ImageSets/Main/cat_train.txt", "good 1\na -1\n");
    DataReport report = examine(true);
    assertThat(texts(report, Kind.SHARED_IMAGES))
        .containsExactly("The splits test and trainval share 1 images.");
    assertThat(report.splits())
        .extracting(SplitCount::name)
        .containsExactly("test", "train", "trainval");
  }

  @Test
  void comparesSizesNamesAndFolders() {
    voc.image("large", 50, 40).annotation("large", object("Cat", "1", "1", "40", "30"));
    voc.split("val", "large");
    VocFixture.in(folder.resolve("second")).image("good").annotation("good").split("train", "good");
    DataReport report = examine(true);
    assertThat(texts(report, Kind.OTHER_SIZE).get(0)).contains("100 x 80").contains("50 x 40");
    assertThat(texts(report, Kind.ODD_CLASS_NAME)).hasSize(1);
    assertThat(texts(report, Kind.SAME_NAME)).hasSize(1);
    assertThat(texts(report, Kind.NO_OBJECTS)).hasSize(1);
  }

  @Test
  void objectsThatNoPriorReachesAreCounted() {
    voc.annotation("good", GOOD, object("cat", "1", "1", "4", "4"));
    DataReport report = examine(true);
    assertThat(report.classes()).containsExactly(new ClassCount("cat", 1, 2, 0, 0, 1));
    assertThat(texts(report, Kind.NOT_REACHED).get(0)).contains("1 1 4 4");
  }

  @Test
  void folderWithoutSplitsOrObjectsCannotRun(@TempDir Path other) {
    VocFixture.in(other).image("a").annotation("a");
    DoctorSettings settings = new DoctorSettings(Priors.ssd300(), List.of(), true);
    DataReport report =
        DataDoctor.examine(List.of(other), settings, (done, images) -> {}).orThrow();
    assertThat(report.count(Effect.STOPS_A_RUN)).isEqualTo(2);
    assertThat(DataDoctor.examine(List.of(other.resolve("x")), settings, (a, b) -> {}).isOk())
        .isFalse();
  }

  @Test
  void findsTheTwoEmptyBoxesOfTheRealImages() {
    Path bccd = SharedData.require("data/BCCD");
    DoctorSettings settings =
        new DoctorSettings(Priors.ssd300(), List.of("WBC", "RBC", "Platelets"), false);
    Set<Integer> heard = ConcurrentHashMap.newKeySet();
    DataReport report =
        DataDoctor.examine(List.of(bccd), settings, (done, images) -> heard.add(done)).orThrow();
    assertThat(heard).hasSize(364);
    assertThat(report.canRun()).isTrue();
    assertThat(report.images()).isEqualTo(364);
    assertThat(report.findings())
        .filteredOn(finding -> finding.kind() == Kind.EMPTY_BOX)
        .extracting(DataFinding::image)
        .containsExactly("BloodImage_00338", "BloodImage_00343");
    assertThat(report.count(Effect.BOX_LEFT_OUT)).isEqualTo(2);
    assertThat(report.classes())
        .extracting(ClassCount::name, ClassCount::objects)
        .containsExactly(tuple("Platelets", 361), tuple("RBC", 4153), tuple("WBC", 372));
    assertThat(report.classes().get(0).notReached()).isGreaterThan(350);
  }
}
