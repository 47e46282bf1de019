package io.github.lossmith.designer.design;

import com.fasterxml.jackson.core.JacksonException;
import io.github.lossmith.designer.problem.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The file form of a {@link Design}: versioned JSON, {@code *.lossmith.json}, at most {@value
 * #MOST_BYTES} bytes. Missing keys mean their defaults; invalid ones are reported with their path.
 */
public final class DesignFile {
  /**
   * The newest version, of designs with tables of the classes; files of a newer one are refused.
   */
  public static final int VERSION = 3;

  /** The version of designs with two sides. */
  static final int TWO_SIDED = 2;

  /** The version of designs with one coefficient, which older Lossmiths read too. */
  static final int ONE_SIDED = 1;

  /** What a design file's name ends in. */
  public static final String SUFFIX = ".lossmith.json";

  /** A drawing with the greatest number of knots, 10,000, takes 445,000. */
  private static final int MOST_BYTES = 1_000_000;

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
    return StrictJson.parse(json, place).then(tree -> DesignTree.read(tree, place));
  }

  /** The design as JSON text. */
  public static String print(Design design) {
    try {
      return StrictJson.MAPPER.writeValueAsString(DesignTreeWriter.write(design)) + "\n";
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a design atomically: a failure leaves the old file unchanged. */
  public static Outcome<Path> write(Design design, Path file) {
    return AtomicFile.write(file, print(design).getBytes(StandardCharsets.UTF_8));
  }
}
