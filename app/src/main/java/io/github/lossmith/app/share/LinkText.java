package io.github.lossmith.app.share;

import io.github.lossmith.designer.problem.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * JSON as {@code lossmith:1/…}: the UTF-8 text in zlib's format (RFC 1950), whose check sum finds a
 * link that was cut or changed, in base64url (RFC 4648) without padding. A link is not trusted: its
 * length is bounded before and after it is unpacked.
 */
public final class LinkText {
  /** The beginning of every link, of any version. */
  public static final String SCHEME = "lossmith:";

  /** What mail programs and messengers pass on as one line, with room to spare. */
  public static final int LONGEST = 8_000;

  /** Raised where an older Lossmith would misread the content. */
  static final int VERSION = 1;

  /** Ten times what {@link #LONGEST} characters of ordinary JSON unpack to. */
  static final int MOST_BYTES = 250_000;

  private static final Pattern FORM = Pattern.compile("lossmith:(\\d{1,9})/([A-Za-z0-9_-]+)");

  private LinkText() {}

  /** Whether a text, such as that of the clipboard, is meant as a link. */
  public static boolean isLink(String text) {
    return text.stripLeading().startsWith(SCHEME);
  }

  /** The link of a JSON text; a problem if it is too long for one. */
  static Outcome<String> write(String json) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(json.getBytes(StandardCharsets.UTF_8));
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] piece = new byte[LONGEST];
      while (!deflater.finished()) {
        packed.write(piece, 0, deflater.deflate(piece));
      }
      String link =
          SCHEME
              + VERSION
              + "/"
              + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
      return link.length() <= LONGEST
          ? Outcome.ok(link)
          : Outcome.bad("app.share.large", link.length(), LONGEST);
    } finally {
      deflater.end();
    }
  }

  /** The JSON text of a link; spaces and line breaks, which mail programs add, are left out. */
  static Outcome<String> read(String link) {
    if (link.length() > 2 * LONGEST) {
      return Outcome.bad("app.share.long", link.length(), LONGEST);
    }
    String whole = link.replaceAll("\\s", "");
    if (!whole.startsWith(SCHEME)) {
      return Outcome.bad("app.share.no-link");
    }
    if (whole.length() > LONGEST) {
      return Outcome.bad("app.share.long", whole.length(), LONGEST);
    }
    Matcher form = FORM.matcher(whole);
    if (!form.matches()) {
      return Outcome.bad("app.share.damaged");
    }
    int version = Integer.parseInt(form.group(1));
    return version > VERSION
        ? Outcome.bad("app.share.newer", version, VERSION)
        : unpacked(form.group(2));
  }

  private static Outcome<String> unpacked(String letters) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(Base64.getUrlDecoder().decode(letters));
      byte[] json = new byte[MOST_BYTES + 1];
      int length = inflater.inflate(json);
      if (length > MOST_BYTES) {
        return Outcome.bad("app.share.unpacked", MOST_BYTES / 1000);
      }
      if (!inflater.finished() || inflater.getRemaining() > 0) {
        return Outcome.bad("app.share.damaged");
      }
      ByteBuffer bytes = ByteBuffer.wrap(json, 0, length);
      return Outcome.ok(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (DataFormatException | IllegalArgumentException | CharacterCodingException damaged) {
      return Outcome.bad("app.share.damaged");
    } finally {
      inflater.end();
    }
  }
}
