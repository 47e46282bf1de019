package io.github.lossmith.designer.design;

import com.fasterxml.jackson.core.JacksonException;
import io.github.lossmith.designer.problem.Problem;
import java.util.regex.Pattern;

/** The error messages of the JSON parser without its class names and option names. */
final class JsonWords {
  private static final Pattern INTERNAL =
      Pattern.compile(
          ": maybe a \\(non-standard\\) comment.*|: enable `.*|: expected close marker.*| \\(start marker.*| \\(bound as .*"
              + "|, from `.*|: not allowed as per.*|(: was expecting|: expected a valid value)? \\(JSON String.*?\\)| \\(code \\d+.*?\\)");

  private JsonWords() {}

  static Object of(JacksonException e) {
    String first = e.getOriginalMessage().lines().findFirst().orElse("");
    if (first.startsWith("Unexpected end-of-input")) {
      return Problem.of("designer.reason.end");
    }
    return INTERNAL
        .matcher(first)
        .replaceAll("")
        .replace("Document nesting depth", "nesting depth")
        .replace("the maximum allowed (32", "32")
        .replaceFirst("Trailing token.*", "something follows behind its closing brace");
  }
}
