package io.github.lossmith.app.window;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * A bug in the program, as a user can report it.
 *
 * @param code equal for equal bugs: derived from the exception and its place in the code
 * @param details the stack trace
 */
record ErrorReport(String code, String details) {
  private static final String OURS = "io.github.lossmith.";

  static ErrorReport of(Throwable mistake) {
    CRC32 code = new CRC32();
    String named = mistake.getClass().getName() + "@" + place(mistake);
    code.update(named.getBytes(StandardCharsets.UTF_8));
    return new ErrorReport(
        String.format(Locale.ROOT, "LS-%04X", code.getValue() & 0xFFFF), details(mistake));
  }

  private static String details(Throwable mistake) {
    StringBuilder lines = new StringBuilder(mistake.toString());
    for (StackTraceElement element : mistake.getStackTrace()) {
      lines.append("\n  ").append(element);
    }
    Throwable cause = mistake.getCause();
    return cause == null ? lines.toString() : lines + "\n" + details(cause);
  }

  private static String place(Throwable mistake) {
    for (StackTraceElement element : mistake.getStackTrace()) {
      if (element.getClassName().startsWith(OURS)) {
        return element.getClassName() + "." + element.getMethodName();
      }
    }
    return "";
  }
}
