package io.github.lossmith.app.report;

import io.github.lossmith.app.comparison.MarkupText;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.render.FigureFile;
import io.github.lossmith.plotting.render.FileFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * One self-contained page: it loads nothing, runs no script, and follows the theme of the reader's
 * system on the screen. All text is escaped.
 */
public final class HtmlPage {
  /** Forbids what a page of text and pictures does not need, in case an escape is forgotten. */
  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1f2328; --quiet: #59636e; --line: #d1d9e0; --paper: #ffffff; }
      img.dark { display: none; }
      @media screen and (prefers-color-scheme: dark) {
        img.light { display: none; } img.dark { display: inline; }
        :root { --ink: #e6edf3; --quiet: #9198a1; --line: #3d444d; --paper: #0d1117; }
      }
      body { margin: 2em auto; max-width: 66em; padding: 0 1.5em; background: var(--paper); color: var(--ink);
        font: 15px/1.5 "DejaVu Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
      h1 { font-size: 1.6em; } h2 { font-size: 1.2em; margin-top: 2em; break-after: avoid; }
      h3 { font-size: 1em; margin-bottom: 0.2em; break-after: avoid; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 0.6em 0; }
      th, td { padding: 0.25em 0.7em; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
      th { color: var(--quiet); font-weight: 600; } tr { break-inside: avoid; }
      table.numbers { font-size: 0.85em; }
      table.numbers td { white-space: nowrap; } table.numbers td, table.numbers th { overflow-wrap: normal; padding: 0.25em 0.5em; }
      ul.marked { list-style: none; padding-left: 0; }
      ul { padding-left: 1.2em; } li.quiet, p.quiet { color: var(--quiet); }
      a { color: #0969da; } @media screen and (prefers-color-scheme: dark) { a { color: #58a6ff; } }
      p.picture { margin: 0.6em 0 0.6em 1.5em; }
      img { max-width: 100%; height: auto; } code { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; }
      figure { margin: 1em 0; break-inside: avoid; } figcaption { color: var(--quiet); }
      @page { size: A4; margin: 15mm; }
      @media print { :root { color-scheme: light; } body { margin: 0; max-width: none; padding: 0; font-size: 10pt; }
        .wide { overflow: visible; } table.numbers { font-size: 8pt; } }
      """;

  private final StringBuilder body = new StringBuilder();
  private final String title;
  private final Locale language;

  public HtmlPage(String title, Locale language) {
    this.title = title;
    this.language = language;
    body.append("<h1>").append(escaped(title)).append("</h1>\n");
  }

  public void heading(String text) {
    body.append("<h2>").append(escaped(text)).append("</h2>\n");
  }

  public void subheading(String text) {
    body.append("<h3>").append(escaped(text)).append("</h3>\n");
  }

  public void paragraph(String text) {
    body.append("<p>").append(escaped(text)).append("</p>\n");
  }

  public void quiet(String text) {
    body.append("<p class=\"quiet\">").append(escaped(text)).append("</p>\n");
  }

  public void code(String text) {
    body.append("<p><code>").append(escaped(text)).append("</code></p>\n");
  }

  public void items(List<String> lines) {
    items(lines, "<ul>\n");
  }

  /** Lines of HTML, for links to other pages. */
  public void links(List<String> html) {
    if (!html.isEmpty()) {
      body.append("<ul>\n");
      html.forEach(line -> body.append("<li>").append(line).append("</li>\n"));
      body.append("</ul>\n");
    }
  }

  /** Links in one paragraph. */
  public void linked(List<String> html) {
    body.append("<p>").append(String.join(" · ", html)).append("</p>\n");
  }

  /** Lines that begin with a mark of their own. */
  public void marked(List<String> lines) {
    items(lines, "<ul class=\"marked\">\n");
  }

  private void items(List<String> lines, String begin) {
    if (!lines.isEmpty()) {
      body.append(begin);
      lines.forEach(line -> body.append("<li>").append(escaped(line)).append("</li>\n"));
      body.append("</ul>\n");
    }
  }

  /**
   * A table.
   *
   * @param numbers whether its cells are short and must not be broken
   */
  public void table(List<String> head, List<List<String>> rows, boolean numbers) {
    body.append("<div class=\"wide\"><table").append(numbers ? " class=\"numbers\">" : ">");
    body.append("<thead>").append(row(head, "th")).append("</thead>\n<tbody>\n");
    rows.forEach(cells -> body.append(row(cells, "td")));
    body.append("</tbody></table></div>\n");
  }

  private static String row(List<String> cells, String tag) {
    return cells.stream()
        .map(cell -> "<" + tag + ">" + escaped(cell) + "</" + tag + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  /**
   * A picture for each theme.
   *
   * @param fineness its dots for each pixel of the page
   * @param words for those who cannot see it
   */
  public void picture(BufferedImage light, BufferedImage dark, int fineness, String words) {
    body.append("<p class=\"picture\">");
    picture(light, "light", fineness, words);
    picture(dark, "dark", fineness, words);
    body.append("</p>\n");
  }

  private void picture(BufferedImage drawn, String theme, int fineness, String words) {
    body.append("<img class=\"").append(theme).append("\" alt=\"").append(escaped(words));
    body.append("\" width=\"").append(drawn.getWidth() / fineness);
    body.append("\" src=\"data:image/png;base64,").append(png(drawn)).append("\">");
  }

  private static String png(BufferedImage drawn) {
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ImageIO.write(drawn, "png", file);
      return Base64.getEncoder().encodeToString(file.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A figure in both themes; style sheets choose, which the printer follows, unlike "picture". */
  public void figure(Figure drawn, String caption) {
    body.append("<figure>");
    image(drawn, FigureTheme.LIGHT, "light", caption);
    image(drawn, FigureTheme.DARK, "dark", caption);
    body.append("<figcaption>").append(escaped(caption)).append("</figcaption></figure>\n");
  }

  private void image(Figure drawn, FigureTheme theme, String name, String caption) {
    body.append("<img class=\"").append(name).append("\" alt=\"").append(escaped(caption));
    body.append("\" src=\"").append(data(drawn, theme)).append("\">");
  }

  private static String data(Figure drawn, FigureTheme theme) {
    byte[] svg = FigureFile.bytes(drawn, FileFormat.SVG, theme, FigureFile.DEFAULT_DPI);
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg);
  }

  public String text() {
    return "<!DOCTYPE html>\n<html lang=\""
        + language.getLanguage()
        + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\""
        + " content=\""
        + POLICY
        + "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + escaped(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n"
        + body
        + "</body>\n</html>\n";
  }

  private static String escaped(String text) {
    return MarkupText.html(text);
  }
}
