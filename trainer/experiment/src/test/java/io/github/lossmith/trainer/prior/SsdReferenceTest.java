package io.github.lossmith.trainer.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.trainer.box.Detection;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against PyTorch and torchvision: ssd_reference.json, written by make_reference.py beside it. */
class SsdReferenceTest {
  private static final Priors PRIORS = Priors.ssd300();
  private static JsonNode reference;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = SsdReferenceTest.class.getResourceAsStream("ssd_reference.json")) {
      reference = new ObjectMapper().readTree(in);
    }
  }

  @Test
  void priorsAreTheSame() {
    float[] ours = PRIORS.centred();
    assertThat(PRIORS.count()).isEqualTo(reference.at("/priors/count").intValue()).isEqualTo(3000);
    double[] sums = new double[4];
    for (int i = 0; i < ours.length; i++) {
      sums[i % 4] += ours[i];
    }
    assertThat(sums).containsExactly(floats("/priors/sums"), within(1e-4));
    float[] every97 = new float[4 * 31];
    for (int i = 0; i < 31; i++) {
      System.arraycopy(ours, 4 * 97 * i, every97, 4 * i, 4);
    }
    assertThat(doubles(every97)).containsExactly(floats("/priors/every97"), within(1e-7));
  }

  @Test
  void matchingIsTheSameOnRealImages() {
    assertThat(reference.get("matching")).hasSizeGreaterThanOrEqualTo(6);
    for (JsonNode image : reference.get("matching")) {
      int[] labels = ints(image.get("labels"));
      PriorMatch match = Matching.match(PRIORS, narrow(numbers(image.get("boxes"))), labels);
      int[] priors = ints(image.get("priors"));
      assertThat(positives(match)).as(image.get("id").textValue()).containsExactly(priors);
      assertThat(match.positives()).isEqualTo(priors.length);
      double[] offsets = numbers(image.get("offsets"));
      for (int k = 0; k < priors.length; k++) {
        assertThat(match.labels()[priors[k]]).isEqualTo(image.get("matched").get(k).intValue());
        for (int c = 0; c < 4; c++) {
          float ours = match.offsets()[4 * priors[k] + c];
          assertThat((double) ours).isCloseTo(offsets[4 * k + c], within(2e-5));
        }
      }
      assertThat(doubles(match.bestOverlaps()))
          .containsExactly(numbers(image.get("best")), within(1e-6));
    }
  }

  @Test
  void decodingIsTheSame() {
    float[] offsets = new float[12000];
    double[] given = floats("/decoding/offsets");
    int[] at = ints(reference.at("/decoding/at"));
    for (int i = 0; i < given.length; i++) {
      offsets[4 * at[i / 4] + i % 4] = (float) given[i];
    }
    float[] boxes = new float[12000];
    BoxCoding.decode(offsets, 0, PRIORS, boxes, 0);
    double[] wanted = floats("/decoding/boxes");
    for (int i = 0; i < wanted.length; i++) {
      assertThat((double) boxes[4 * at[i / 4] + i % 4]).isCloseTo(wanted[i], within(1e-6));
    }
  }

  @Test
  void suppressionKeepsTheSame() {
    float[] scores = narrow(floats("/suppression/scores"));
    float[] columns = new float[2 * scores.length];
    for (int i = 0; i < scores.length; i++) {
      columns[2 * i + 1] = scores[i];
    }
    float[] boxes = narrow(floats("/suppression/boxes"));
    List<Detection> ours =
        new NonMaximumSuppression(0, 0.45f, 1000)
            .detections(columns, 0, 2, boxes, 0, scores.length);
    int[] kept = ints(reference.at("/suppression/kept"));
    assertThat(ours).hasSize(kept.length);
    for (int i = 0; i < kept.length; i++) {
      assertThat(ours.get(i).score()).isEqualTo(scores[kept[i]]);
    }
  }

  private static int[] positives(PriorMatch match) {
    return IntStream.range(0, PRIORS.count()).filter(i -> match.labels()[i] > 0).toArray();
  }

  private static double[] floats(String place) {
    return numbers(reference.at(place));
  }

  private static double[] numbers(JsonNode list) {
    return IntStream.range(0, list.size()).mapToDouble(i -> list.get(i).doubleValue()).toArray();
  }

  private static int[] ints(JsonNode list) {
    return IntStream.range(0, list.size()).map(i -> list.get(i).intValue()).toArray();
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
