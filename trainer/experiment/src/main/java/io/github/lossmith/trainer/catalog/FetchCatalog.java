package io.github.lossmith.trainer.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.resources.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The official addresses, from {@code fetch/sources.json} in the module resources. */
public final class FetchCatalog {
  private FetchCatalog() {}

  /** Every set by its name, in the order of the file. */
  public static Map<String, FileSet> sets() {
    return sets("sources");
  }

  /** What ND4J needs beside itself for a graphics card; variants are platforms, or {@code any}. */
  public static FileSet gpu() {
    return sets("gpu").values().iterator().next();
  }

  private static Map<String, FileSet> sets(String file) {
    try (InputStream in = Messages.class.getResourceAsStream("fetch/" + file + ".json")) {
      JsonNode sets = new ObjectMapper().readTree(in).path("sets");
      Map<String, FileSet> found = new LinkedHashMap<>();
      sets.properties().forEach(e -> found.put(e.getKey(), set(e.getKey(), e.getValue())));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileSet set(String name, JsonNode node) {
    List<RemoteFile> files = new ArrayList<>();
    node.path("files").forEach(file -> files.add(file(file)));
    return new FileSet(
        name,
        node.path("title").asText(),
        node.path("terms").asText(),
        node.path("result").asText(),
        files);
  }

  private static RemoteFile file(JsonNode node) {
    return new RemoteFile(
        node.path("name").asText(),
        URI.create(node.path("address").asText()),
        node.path("bytes").asLong(0),
        node.path("hash").asText(""),
        node.path("unpack").asBoolean(false),
        node.path("variant").asText(""));
  }
}
