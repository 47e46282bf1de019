package io.github.lossmith.trainer.prior;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.trainer.box.ObjectBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A few anchors of each bin of the histogram of p_t, of both sides, with the images they are on:
 * the file {@code anchors.json} beside the sample detections of an evaluation.
 */
public record AnchorSamples(List<Sampled> anchors) {
  /** The file in the folder of an evaluation. */
  static final String FILE = "anchors.json";

  /** Kept of each side in each bin: together a handful of pictures. */
  static final int PER_SIDE = 4;

  /** Fifty bins of two sides have 400; a later version may have more. */
  private static final int MOST_ANCHORS = 4000;

  /** 400 anchors take 60 kB. */
  private static final long MOST_BYTES = 1 << 20;

  private static final int VERSION = 1;

  private static final ObjectMapper JSON = mapper();

  /**
   * One anchor.
   *
   * @param image the id of the test image
   * @param type the name of its right class; empty: it is background
   * @param p the probability of its right class, in [0, 1]
   * @param gradient |p (1 - p) g(p)|, 0 where the loss leaves it out
   * @param box in pixels of the image, may reach out of it
   */
  public record Sampled(String image, String type, double p, double gradient, ObjectBox box) {
    public boolean isObject() {
      return !type.isEmpty();
    }
  }

  public AnchorSamples {
    anchors = List.copyOf(anchors);
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper = new ObjectMapper();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(8).maxStringLength(1000).build());
    return mapper;
  }

  /** Writes the file into a folder, which is created if necessary. */
  public void write(Path folder) throws IOException {
    ObjectNode file = JSON.createObjectNode().put("version", VERSION);
    ArrayNode rows = file.putArray("anchors");
    for (Sampled anchor : anchors) {
      ObjectBox box = anchor.box();
      rows.addObject()
          .put("image", anchor.image())
          .put("class", anchor.type())
          .put("p", anchor.p())
          .put("gradient", anchor.gradient())
          .putArray("box")
          .add(box.xmin())
          .add(box.ymin())
          .add(box.xmax())
          .add(box.ymax());
    }
    Files.createDirectories(folder);
    AtomicFile.replace(folder.resolve(FILE), (file + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the file of a folder; empty where there is none or it is none of this kind. */
  public static Optional<AnchorSamples> read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      JsonNode tree = JSON.readTree(Files.readString(file));
      boolean known = tree != null && tree.path("version").asInt() == VERSION;
      return known ? Optional.of(anchors(tree.path("anchors"))) : Optional.empty();
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static AnchorSamples anchors(JsonNode rows) {
    List<Sampled> anchors = new ArrayList<>();
    for (JsonNode row : rows) {
      JsonNode at = row.path("box");
      Sampled one =
          new Sampled(
              row.path("image").asText(),
              row.path("class").asText(),
              row.path("p").asDouble(Double.NaN),
              row.path("gradient").asDouble(0),
              new ObjectBox(number(at, 0), number(at, 1), number(at, 2), number(at, 3)));
      if (one.p() >= 0 && one.p() <= 1 && one.box().isProper() && anchors.size() < MOST_ANCHORS) {
        anchors.add(one);
      }
    }
    return new AnchorSamples(anchors);
  }

  private static double number(JsonNode array, int index) {
    return array.path(index).asDouble(Double.NaN);
  }
}
