package io.github.lossmith.app.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The beginning of a response, read without consuming it. */
final class ResponsePrefix {
  private static final int BYTES = 256;
  private static final int SHOWN = 60;

  private final String text;

  private ResponsePrefix(String text) {
    this.text = text;
  }

  /** Looks at the first bytes; the stream stays where it is. */
  static ResponsePrefix of(BufferedInputStream in) throws IOException {
    in.mark(BYTES);
    byte[] first = in.readNBytes(BYTES);
    in.reset();
    return new ResponsePrefix(
        new String(first, StandardCharsets.UTF_8).replace("\uFEFF", "").strip());
  }

  /**
   * Whether it is HTML, whatever the server calls it; what is called HTML is HTML with any markup.
   */
  boolean isPage(String type) {
    String low = text.toLowerCase(Locale.ROOT);
    boolean called = type.contains("html");
    return low.startsWith("<!doctype html")
        || low.startsWith("<html")
        || (called && (low.isEmpty() || low.startsWith("<")));
  }

  /** The beginning as one line of printable characters, cut. */
  String shown() {
    String line = text.replaceAll("\\s+", " ").replaceAll("[\\p{Cntrl}\uFFFD]", "?");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }
}
