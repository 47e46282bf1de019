package io.github.lossmith.trainer.prior;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.prior.AnchorSamples.Sampled;
import io.github.lossmith.trainer.prior.AnchorSampling.ImageSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorSamplesTest {
  private static final int IMAGES = 20;

  private final Priors priors = Priors.ssd300();

  @TempDir private Path folder;

  private AnchorSamples drawn(boolean backwards) {
    SplittableRandom random = new SplittableRandom(3);
    double[] p = random.doubles((long) IMAGES * priors.count()).toArray();
    AnchorSampling sampling = new AnchorSampling(priors);
    for (int i = 0; i < p.length; i++) {
      int n = backwards ? p.length - 1 - i : i;
      sampling.add(n / priors.count(), n % priors.count(), n % 7 == 0 ? 1 : 0, p[n], 1);
    }
    return sampling.samples(List.of("RBC"), image -> new ImageSize("image-" + image, 640, 480));
  }

  @Test
  void ofEachBinAndSideAFewAreKeptInAnyOrder() {
    AnchorSamples samples = drawn(false);
    assertThat(drawn(true)).isEqualTo(samples);
    Map<String, Long> counts =
        samples.anchors().stream()
            .collect(
                Collectors.groupingBy(
                    one -> (int) (one.p() * ProbabilityHistogram.BINS) + one.type(),
                    Collectors.counting()));
    assertThat(counts).hasSize(2 * ProbabilityHistogram.BINS);
    assertThat(counts.values()).containsOnly((long) AnchorSamples.PER_SIDE);
    assertThat(samples.anchors().stream().map(Sampled::image).distinct())
        .as("spread over the images")
        .hasSize(IMAGES);
  }

  @Test
  void fileReadsBackAsItWasWritten() throws IOException {
    AnchorSamples samples = drawn(false);
    samples.write(folder.resolve("0000012"));
    assertThat(Files.size(folder.resolve("0000012/anchors.json"))).isLessThan(1 << 17);
    assertThat(AnchorSamples.read(folder.resolve("0000012"))).contains(samples);
    assertThat(AnchorSamples.read(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"version\":2,\"anchors\":[]}",
        "{\"version\":1,\"anchors\":",
        "{\"version\":1,\"anchors\":[[[[[[[[[[[[1]]]]]]]]]]]]}"
      })
  void anotherFileIsNone(String text) throws IOException {
    Files.writeString(folder.resolve(AnchorSamples.FILE), text);
    assertThat(AnchorSamples.read(folder)).isEmpty();
  }

  @Test
  void anchorsThatCannotBeAreLeftOut() throws IOException {
    String rows =
        "{\"image\":\"a\",\"class\":\"\",\"p\":0.5,\"gradient\":1,\"box\":[0,0,1e999,2]},"
            + "{\"image\":\"a\",\"class\":\"\",\"p\":1.5,\"gradient\":1,\"box\":[0,0,1,2]},"
            + "{\"image\":\"a\",\"class\":\"\",\"p\":0.5,\"gradient\":1,\"box\":[3,0,1,2]},"
            + "7,{\"image\":\"a\",\"class\":\"b\",\"p\":0.5,\"gradient\":1,\"box\":[-1,0,1,2]}";
    Files.writeString(
        folder.resolve(AnchorSamples.FILE), "{\"version\":1,\"anchors\":[" + rows + "]}");
    assertThat(AnchorSamples.read(folder).orElseThrow().anchors())
        .containsExactly(new Sampled("a", "b", 0.5, 1, new ObjectBox(-1, 0, 1, 2)));
    Files.writeString(folder.resolve(AnchorSamples.FILE), " ".repeat(1 << 21));
    assertThat(AnchorSamples.read(folder)).isEmpty();
  }
}
