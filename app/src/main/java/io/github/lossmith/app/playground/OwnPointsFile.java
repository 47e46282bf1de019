package io.github.lossmith.app.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.designer.playground.PointSet;
import io.github.lossmith.designer.playground.PointSet.Labelled;
import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The user's points, kept from one start to the next as they are, also those of one class only. */
final class OwnPointsFile {
  /** A hundred bytes for each of the most points. */
  private static final int MOST_BYTES = 100 * PointSet.MOST_POINTS;

  /** Points that a file of others puts far outside the picture would not be seen. */
  private static final double FARTHEST = 10;

  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path file;

  /**
   * @param folder of what belongs to this machine
   */
  OwnPointsFile(Path folder) {
    file = folder.resolve("playground-points.json");
  }

  Path path() {
    return file;
  }

  /** What was kept; empty where nothing was; a problem where it cannot be read. */
  Outcome<Optional<PointSet>> read() {
    return Files.isRegularFile(file)
        ? StrictJson.read(file, MOST_BYTES).then(this::points)
        : Outcome.ok(Optional.empty());
  }

  private Outcome<Optional<PointSet>> points(JsonNode node) {
    List<Labelled> points = new ArrayList<>();
    boolean good = node.path("points").isArray();
    for (JsonNode point : node.path("points")) {
      good &= point.size() == 3 && point.get(0).isNumber() && point.get(1).isNumber();
      good &= good && point.get(2).isBoolean() && points.size() < PointSet.MOST_POINTS;
      if (good) {
        double x = point.get(0).asDouble();
        double y = point.get(1).asDouble();
        good = Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST;
        points.add(new Labelled(x, y, point.get(2).asBoolean()));
      }
    }
    return good && points.size() <= PointSet.MOST_POINTS
        ? Outcome.ok(Optional.of(new PointSet(points)))
        : Outcome.bad("app.playground.kept.damaged", file);
  }

  /** Keeps the points; without any of the user's own the file goes. */
  void write(Optional<PointSet> own) throws IOException {
    if (own.isPresent()) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFile.replace(file, bytes(own.get()));
    } else {
      Files.deleteIfExists(file);
    }
  }

  private static byte[] bytes(PointSet points) throws JsonProcessingException {
    ArrayNode rows = JSON.createArrayNode();
    for (int i = 0; i < points.size(); i++) {
      rows.addArray().add(points.x(i)).add(points.y(i)).add(points.isRare(i));
    }
    return JSON.writeValueAsBytes(JSON.createObjectNode().set("points", rows));
  }
}
