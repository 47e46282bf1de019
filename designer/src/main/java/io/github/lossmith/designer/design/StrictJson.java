package io.github.lossmith.designer.design;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Strict reading of untrusted JSON files: bounded size and depth, UTF-8 with or without a byte
 * order mark, no duplicate keys, nothing after the last brace, no NaN. Errors have a line number
 * and are worded for users.
 */
public final class StrictJson {
  /** Deeper than any valid file; a deeper one could exhaust the reader's stack. */
  static final int DEEPEST = 32;

  /** A drawing of 10,000 knots, or a long note, has less. */
  static final int LONGEST_TEXT = 200_000;

  /** A double has 24 characters; a much longer number takes very long to parse. */
  static final int LONGEST_NUMBER = 100;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private StrictJson() {}

  /** Reads a file of at most {@code most} bytes. */
  public static Outcome<JsonNode> read(Path file, int most) {
    return BoundedText.read(file, most).then(text -> parse(text, file.toString()));
  }

  /**
   * Reads JSON text.
   *
   * @param place what a problem calls the text, such as its file's name
   */
  public static Outcome<JsonNode> parse(String json, String place) {
    if (json.isBlank()) {
      return Outcome.bad("designer.file.empty", place);
    }
    try {
      return Outcome.ok(MAPPER.readTree(json));
    } catch (JacksonException e) {
      JsonLocation at = e.getLocation() == null ? reached(json) : e.getLocation();
      return Outcome.bad(
          "designer.file.json", place, at.getLineNr(), at.getColumnNr(), JsonWords.of(e));
    }
  }

  /** The position where the parser gives up, which the exceptions of its limits lack. */
  private static JsonLocation reached(String json) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      JsonLocation at = parser.currentLocation();
      try {
        while (parser.nextToken() != null) {
          at = parser.currentLocation();
        }
      } catch (JacksonException limit) {
        return parser.currentLocation();
      }
      return at;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory", e);
    }
  }
}
