package io.github.lossmith.designer.design;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.lossmith.designer.problem.Problem;
import java.util.regex.Pattern;

/** The error messages of the JSON parser without its class names and option names. */
final class JsonWords {
  private static final Pattern INTERNAL =
      Pattern.compile(
          ": maybe a \\(non-standard\\) comment.*|: enable `.*|: expected close marker.*| \\(start marker.*| \\(bound as .*"
              + "|, from `.*|: not allowed as per.*|(: was expecting|: expected a valid value)? \\(JSON String.*?\\)| \\(code \\d+.*?\\)");

  private JsonWords() {}

  /** Which limit was passed; the parser's own words have the digits of the system's locale. */
  private static Problem limit(String message) {
    if (message.contains("nesting depth")) {
      return Problem.of("designer.reason.deep", Integer.toString(StrictJson.DEEPEST));
    }
    return message.startsWith("Number")
        ? Problem.of("designer.reason.digits", Integer.toString(StrictJson.LONGEST_NUMBER))
        : Problem.of("designer.reason.letters", Integer.toString(StrictJson.LONGEST_TEXT));
  }

  static Object of(JacksonException e) {
    String first = e.getOriginalMessage().lines().findFirst().orElse("");
    if (first.startsWith("Unexpected end-of-input")) {
      return Problem.of("designer.reason.end");
    }
    if (e instanceof StreamConstraintsException) {
      return limit(first);
    }
    return INTERNAL
        .matcher(first)
        .replaceAll("")
        .replaceFirst("Trailing token.*", "something follows behind its closing brace");
  }
}
