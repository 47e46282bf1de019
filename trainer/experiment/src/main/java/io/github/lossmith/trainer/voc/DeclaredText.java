package io.github.lossmith.trainer.voc;

import io.github.lossmith.designer.problem.Outcome;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes untrusted text files. The encoding is that of the byte order mark; otherwise, in XML, the
 * one that the first line declares; otherwise UTF-8. Invalid bytes are a problem that names the
 * encoding.
 */
public final class DeclaredText {
  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml[^>]{0,200}?\\sencoding\\s*=\\s*[\"']([^\"'<>]{1,60})[\"']");

  private static final String NOT_DECLARED = "trainer.voc.annotation-not-declared";

  /** A declaration is short and at the very beginning. */
  private static final int HEAD_BYTES = 400;

  /** How a text in an encoding begins: bytes as letters of ISO 8859-1. */
  private record Mark(Charset charset, String beginning) {
    boolean begins(byte[] text) {
      int length = Math.min(text.length, beginning.length());
      return new String(text, 0, length, StandardCharsets.ISO_8859_1).equals(beginning);
    }
  }

  private static final List<Mark> MARKS =
      List.of(
          new Mark(Charset.forName("UTF-32BE"), "\u0000\u0000\u00fe\u00ff"),
          new Mark(Charset.forName("UTF-32LE"), "\u00ff\u00fe\u0000\u0000"),
          new Mark(StandardCharsets.UTF_16BE, "\u00fe\u00ff"),
          new Mark(StandardCharsets.UTF_16LE, "\u00ff\u00fe"),
          new Mark(StandardCharsets.UTF_8, "\u00ef\u00bb\u00bf"));

  /** How XML begins in UTF-16 without a mark. */
  private static final List<Mark> XML_MARKS =
      List.of(
          new Mark(StandardCharsets.UTF_16BE, "\u0000<"),
          new Mark(StandardCharsets.UTF_16LE, "<\u0000"));

  private DeclaredText() {}

  /** The encoding that the byte order mark of a text says; UTF-8 where it has none. */
  public static Charset charset(byte[] beginning) {
    return marked(MARKS, beginning).orElse(StandardCharsets.UTF_8);
  }

  private static Optional<Charset> marked(List<Mark> marks, byte[] text) {
    return marks.stream().filter(mark -> mark.begins(text)).map(Mark::charset).findFirst();
  }

  /** The text of a file of lines, without its byte order mark. */
  static Outcome<String> ofLines(Path file, byte[] bytes) {
    return decoded(file, bytes, charset(bytes), "trainer.voc.not-text");
  }

  /** The text of an XML file, without its byte order mark. */
  static Outcome<String> ofXml(Path file, byte[] bytes) {
    Optional<Charset> marked = marked(MARKS, bytes).or(() -> marked(XML_MARKS, bytes));
    if (marked.isPresent()) {
      return decoded(file, bytes, marked.get(), NOT_DECLARED);
    }
    String head =
        new String(bytes, 0, Math.min(HEAD_BYTES, bytes.length), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    if (!declared.lookingAt()) {
      return decoded(file, bytes, StandardCharsets.UTF_8, "trainer.voc.annotation-encoding");
    }
    try {
      Charset charset = Charset.forName(declared.group(1));
      // a declaration of single bytes cannot be in UTF-16 or UTF-32, whatever it says
      boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
      return decoded(file, bytes, wide ? StandardCharsets.UTF_8 : charset, NOT_DECLARED);
    } catch (IllegalArgumentException e) {
      return Outcome.bad("trainer.voc.annotation-unknown-encoding", file, declared.group(1));
    }
  }

  private static Outcome<String> decoded(Path file, byte[] bytes, Charset charset, String problem) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    boolean good =
        !charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true)
            .isError();
    String text = out.flip().toString();
    if (!good) {
      long line = 1 + text.chars().filter(c -> c == '\n').count();
      return Outcome.bad(problem, file, line, charset.name());
    }
    return Outcome.ok(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }
}
