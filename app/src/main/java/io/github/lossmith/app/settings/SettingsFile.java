package io.github.lossmith.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.JsonKeys;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings as JSON in the platform's place. A missing or invalid value gets its default.
 * Writing is atomic, so a kill leaves the old or the new file.
 */
final class SettingsFile {
  private static final int MOST_BYTES = 1_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path file;

  SettingsFile(Path file) {
    this.file = file;
  }

  /** Of the platform's folder. */
  static SettingsFile in(Path folder) {
    return new SettingsFile(folder.resolve("settings.json"));
  }

  Path path() {
    return file;
  }

  /** The default settings if there is no file; a problem if it cannot be read. */
  Outcome<Settings> read() {
    return Files.isRegularFile(file)
        ? StrictJson.read(file, MOST_BYTES).then(this::read)
        : Outcome.ok(Settings.first());
  }

  private Outcome<Settings> read(JsonNode node) {
    return node.isObject() ? Outcome.ok(settings(node)) : Outcome.bad("app.settings.damaged", file);
  }

  void write(Settings settings) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    AtomicFile.replace(
        file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(settings)));
  }

  private static Settings settings(JsonNode node) {
    Settings first = Settings.first();
    return new Settings(
        theme(node.path("theme").asText("")),
        node.path("language").asText(first.language()),
        JsonKeys.at(node, "textSize").asInt(first.textSize()),
        node.path("place").asText(first.place()),
        window(node.path("window")),
        path(node.path("runs").asText("")).filter(Path::isAbsolute),
        axes(node.path("axes")),
        paths(node.path("recent")),
        paths(node.path("pythons")),
        letters(node.path("letters")));
  }

  private static WindowTheme theme(String name) {
    for (WindowTheme theme : WindowTheme.values()) {
      if (theme.name().equalsIgnoreCase(name)) {
        return theme;
      }
    }
    return Settings.first().theme();
  }

  private static Optional<WindowBounds> window(JsonNode node) {
    if (!node.path("width").isNumber() || !node.path("height").isNumber()) {
      return Optional.empty();
    }
    return Optional.of(
        new WindowBounds(
            node.path("x").asDouble(),
            node.path("y").asDouble(),
            node.path("width").asDouble(),
            node.path("height").asDouble(),
            node.path("maximized").asBoolean()));
  }

  private static Axes axes(JsonNode node) {
    List<String> panels = new ArrayList<>();
    node.path("panels").forEach(panel -> panels.add(panel.asText()));
    return new Axes(
        panels,
        node.path("across").asText(),
        node.path("upwards").asText(),
        JsonKeys.at(node, "logarithmicBars").asBoolean());
  }

  private static LetterSettings letters(JsonNode node) {
    LetterSettings first = LetterSettings.FIRST;
    Map<String, List<Double>> families = new TreeMap<>();
    for (Map.Entry<String, JsonNode> letter : node.path("families").properties()) {
      families.put(letter.getKey(), numbers(letter.getValue()));
    }
    return new LetterSettings(
        node.path("speed").asDouble(first.speed()),
        node.path("turning").asBoolean(first.turning()),
        node.path("family").asText(first.family()),
        families);
  }

  private static List<Double> numbers(JsonNode node) {
    List<Double> numbers = new ArrayList<>();
    node.forEach(number -> numbers.add(number.asDouble(Double.NaN)));
    return numbers;
  }

  private static List<Path> paths(JsonNode node) {
    List<Path> files = new ArrayList<>();
    for (JsonNode entry : node) {
      path(entry.asText()).ifPresent(files::add);
    }
    return files;
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException foreign) {
      return Optional.empty();
    }
  }

  private static ObjectNode json(Settings settings) {
    ObjectNode node = JSON.createObjectNode();
    node.put("theme", settings.theme().name().toLowerCase(Locale.ROOT));
    node.put("language", settings.language());
    node.put("textSize", settings.textSize());
    node.put("place", settings.place());
    settings.window().ifPresent(window -> node.set("window", json(window)));
    settings.runs().ifPresent(runs -> node.put("runs", runs.toString()));
    ObjectNode axes = node.putObject("axes");
    axes.put("across", settings.axes().across()).put("upwards", settings.axes().upwards());
    axes.put("logarithmicBars", settings.axes().logarithmicBars());
    settings.axes().panels().forEach(axes.putArray("panels")::add);
    ArrayNode recent = node.putArray("recent");
    settings.recent().forEach(path -> recent.add(path.toString()));
    ArrayNode pythons = node.putArray("pythons");
    settings.pythons().forEach(path -> pythons.add(path.toString()));
    node.set("letters", json(settings.letters()));
    return node;
  }

  private static ObjectNode json(LetterSettings letters) {
    ObjectNode node = JSON.createObjectNode();
    node.put("speed", letters.speed()).put("turning", letters.turning());
    node.put("family", letters.family());
    ObjectNode families = node.putObject("families");
    letters.families().forEach((letter, values) -> values.forEach(families.withArray(letter)::add));
    return node;
  }

  private static ObjectNode json(WindowBounds window) {
    return JSON.createObjectNode()
        .put("x", window.x())
        .put("y", window.y())
        .put("width", window.width())
        .put("height", window.height())
        .put("maximized", window.maximized());
  }
}
