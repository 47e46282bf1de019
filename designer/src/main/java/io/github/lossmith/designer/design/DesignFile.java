package io.github.lossmith.designer.design;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lossmith.designer.problem.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The file form of a {@link Design}: versioned JSON, {@code *.lossmith.json}, at most {@value
 * #MOST_BYTES} bytes. Missing keys mean their defaults; wrong ones are named with their place.
 */
public final class DesignFile {
  /** The version that is written; files of a newer one are refused. */
  public static final int VERSION = 1;

  /** What a design file's name ends in. */
  public static final String SUFFIX = ".lossmith.json";

  private static final int MOST_BYTES = 1_000_000;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxStringLength(200_000)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private DesignFile() {}

  /** Reads a design; a problem names the file and the place in it. */
  public static Outcome<Design> read(Path file) {
    return BoundedText.read(file, MOST_BYTES).then(text -> parse(text, file.toString()));
  }

  /**
   * Reads a design from JSON text.
   *
   * @param place what a problem calls the text, such as its file's name
   */
  public static Outcome<Design> parse(String json, String place) {
    if (json.isBlank()) {
      return Outcome.bad("designer.file.empty", place);
    }
    JsonNode tree;
    try {
      tree = JSON.readTree(json);
    } catch (JacksonException e) {
      JsonLocation at = e.getLocation();
      int line = at == null ? 1 : at.getLineNr();
      int column = at == null ? 1 : at.getColumnNr();
      return Outcome.bad("designer.file.json", place, line, column, JsonWords.of(e));
    }
    return DesignTree.read(tree, place);
  }

  /** The design as JSON text. */
  public static String print(Design design) {
    try {
      return JSON.writeValueAsString(DesignTree.write(design)) + "\n";
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a design aside and renames it, so that a failure leaves the old file as it was. */
  public static Outcome<Path> write(Design design, Path file) {
    return AtomicFile.write(file, print(design).getBytes(StandardCharsets.UTF_8));
  }
}
