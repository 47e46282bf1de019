package io.github.lossmith.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.dataset.Dataset;
import io.github.lossmith.trainer.dataset.Sample;
import io.github.lossmith.trainer.dataset.VocReader;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.image.ImageDecoder;
import io.github.lossmith.trainer.image.ImageResize;
import io.github.lossmith.trainer.image.RgbImage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exported program reads data sets as Lossmith does, with the same words for their faults. */
class ScriptReadingTest {
  @TempDir private Path folder;

  @BeforeEach
  void export() throws Exception {
    TorchProgram.assumeTorch();
    Files.writeString(
        folder.resolve("program.py"),
        ExperimentProgram.text(ExperimentPresets.named("quick"), folder).orThrow());
  }

  private int compare(long seed, int count) throws Exception {
    Path script = folder.resolve("read_odd_folders.py");
    try (InputStream in = getClass().getResourceAsStream("read_odd_folders.py")) {
      Files.copy(in, script);
    }
    Path out = folder.resolve("data");
    List<String> lines =
        TorchProgram.run(script, folder, "program", out, seed, count).lines().toList();
    assertThat(lines).hasSize(count);
    int faults = 0;
    for (int i = 0; i < count; i++) {
      JsonNode theirs = new ObjectMapper().readTree(lines.get(i));
      Outcome<Dataset> ours = ours(out.resolve(Integer.toString(i)));
      String place = "data set " + i + " of seed " + seed;
      assertThat(theirs.path("fault").asText(""))
          .as(place)
          .isEqualTo(ours.failure().map(problem -> problem.message()).orElse(""));
      if (ours.isOk()) {
        compare(theirs, ours.orThrow(), place);
      } else {
        faults++;
      }
    }
    return faults;
  }

  private static Outcome<Dataset> ours(Path root) {
    return VocReader.read(List.of(new VocReader.Source(root, List.of("all"))), List.of());
  }

  private static void compare(JsonNode theirs, Dataset ours, String place) {
    assertThat(theirs.get("classes")).extracting(JsonNode::asText).isEqualTo(ours.classes());
    assertThat(theirs.get("samples").size()).as(place).isEqualTo(ours.samples().size());
    int skipped = 0;
    for (int i = 0; i < ours.samples().size(); i++) {
      compare(theirs.get("samples").get(i), ours.samples().get(i), ours, place);
      skipped += theirs.get("samples").get(i).get("skipped").asInt();
    }
    assertThat(skipped).as(place).isEqualTo(ours.skippedBoxes());
  }

  private static void compare(JsonNode theirs, Sample ours, Dataset all, String place) {
    String image = place + ", image " + ours.id();
    assertThat(theirs.get("name").asText()).as(image).isEqualTo(ours.id());
    assertThat(theirs.get("file").asText()).isEqualTo(ours.image().getFileName().toString());
    assertThat(theirs.get("width").asInt()).as(image).isEqualTo(ours.width());
    assertThat(theirs.get("height").asInt()).as(image).isEqualTo(ours.height());
    assertThat(theirs.get("objects").size()).as(image).isEqualTo(ours.objects().size());
    for (int k = 0; k < ours.objects().size(); k++) {
      LabelledBox object = ours.objects().get(k);
      JsonNode seen = theirs.get("objects").get(k);
      assertThat(seen.get(0).asText()).as(image).isEqualTo(all.name(object.label()));
      assertThat(seen.get(1)).extracting(JsonNode::asDouble).containsExactly(corners(object));
      assertThat(seen.get(2).asBoolean()).as(image).isEqualTo(object.difficult());
    }
    RgbImage picture = ImageDecoder.decode(ours.image(), ours.turn()).orThrow();
    float[] pixels = ImageResize.toSquare(picture, 4);
    for (int k = 0; k < pixels.length; k++) {
      // JPEG decoders differ by some levels, and PIL rounds to levels while it shrinks
      assertThat(theirs.get("pixels").get(k).floatValue())
          .as(image)
          .isCloseTo(pixels[k], within(0.015f));
    }
  }

  private static Double[] corners(LabelledBox object) {
    return new Double[] {
      object.box().xmin(), object.box().ymin(), object.box().xmax(), object.box().ymax()
    };
  }

  @Test
  void oddFoldersAreReadAlike() throws Exception {
    assertThat(compare(1, 60)).isBetween(1, 40);
  }

  @Test
  @Tag("slow")
  void manyOddFoldersAreReadAlike() throws Exception {
    assertThat(compare(2, 1000)).isBetween(50, 800);
  }
}
