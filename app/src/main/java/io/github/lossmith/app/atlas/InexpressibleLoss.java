package io.github.lossmith.app.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.resources.PresetFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * A published loss that no coefficient of p can express.
 *
 * @param reason why not: the message {@code app.atlas.reason.REASON}
 */
record InexpressibleLoss(String name, int year, String reason, String citation) {
  static List<InexpressibleLoss> all() {
    List<InexpressibleLoss> losses = new ArrayList<>();
    for (JsonNode each : StrictJson.parse(PresetFiles.inexpressible(), "inexpressible").orThrow()) {
      losses.add(
          new InexpressibleLoss(
              each.path("name").asText(),
              each.path("year").asInt(),
              each.path("reason").asText(),
              each.path("citation").asText()));
    }
    return losses;
  }
}
