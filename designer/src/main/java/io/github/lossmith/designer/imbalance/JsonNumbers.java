package io.github.lossmith.designer.imbalance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.function.BiFunction;

/** A JSON list of numbers; each may stand in a list of its own. */
final class JsonNumbers {
  /** A list of lists, as NumPy writes a column, in one more list. */
  private static final int DEEPEST = 3;

  private JsonNumbers() {}

  /**
   * Reads.
   *
   * @param file what a problem calls it
   * @param value takes each number's text and line, and may have a problem with it
   */
  static Optional<Problem> read(
      Reader text, Object file, BiFunction<String, Integer, Optional<Problem>> value)
      throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      int depth = 0;
      int beside = 0;
      boolean ended = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        int line = parser.currentTokenLocation().getLineNr();
        beside = token == JsonToken.START_ARRAY ? 0 : beside + 1;
        depth += token == JsonToken.START_ARRAY ? 1 : token == JsonToken.END_ARRAY ? -1 : 0;
        boolean number = token.isNumeric();
        boolean list = token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY;
        boolean several = number && depth > 1 && beside > 1;
        boolean trailing = ended || (depth == 0 && token != JsonToken.END_ARRAY);
        ended = depth == 0;
        if ((!number && !list) || several || trailing || depth > DEEPEST) {
          return Optional.of(refused(file, line, parser.getText()));
        }
        Optional<Problem> problem = number ? value.apply(parser.getText(), line) : Optional.empty();
        if (problem.isPresent()) {
          return problem;
        }
      }
      return Optional.empty();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      return Optional.of(Problem.of("designer.imbalance.notJson", file, Integer.toString(line)));
    }
  }

  private static Problem refused(Object file, int line, String text) {
    return Problem.of(
        "designer.imbalance.notAList", file, Integer.toString(line), ProbabilityFile.shown(text));
  }
}
