package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.plotting.text.TypefaceStyle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Draws SVG 1.1 with real text, in points. */
final class SvgSurface implements Surface {
  private final StringBuilder body = new StringBuilder();
  private final Deque<Integer> openGroups = new ArrayDeque<>();
  private final Map<TypefaceStyle, Set<Integer>> letters = new EnumMap<>(TypefaceStyle.class);
  private int groupsInSave;
  private int clips;

  /** The elements drawn so far. */
  String body() {
    return body.toString();
  }

  /** The code points of all text so far. */
  Map<TypefaceStyle, Set<Integer>> letters() {
    return letters;
  }

  @Override
  public void save() {
    openGroups.push(groupsInSave);
    groupsInSave = 0;
  }

  @Override
  public void restore() {
    body.append("</g>\n".repeat(groupsInSave));
    groupsInSave = openGroups.pop();
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    clips++;
    append(
        "<clipPath id=\"clip%d\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>%n",
        clips, number(x), number(y), number(width), number(height));
    append("<g clip-path=\"url(#clip%d)\">%n", clips);
    groupsInSave++;
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, LineStroke stroke) {
    append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"%s/>%n",
        number(x1), number(y1), number(x2), number(y2), style(stroke));
  }

  @Override
  public void polyline(double[] x, double[] y, LineStroke stroke) {
    append(
        "<polyline points=\"%s\" fill=\"none\" stroke-linejoin=\"round\"%s/>%n",
        points(x, y), style(stroke));
  }

  @Override
  public void polygon(double[] x, double[] y, Rgb fill, double opacity) {
    String alpha = opacity < 1 ? " fill-opacity=\"" + number(opacity) + "\"" : "";
    append("<polygon points=\"%s\" fill=\"%s\"%s/>%n", points(x, y), fill.web(), alpha);
  }

  @Override
  public void text(RichText text, double x, double y, double fontSize, Rgb colour, double degrees) {
    String turn =
        degrees == 0
            ? ""
            : String.format(
                Locale.ROOT,
                " transform=\"rotate(%s %s %s)\"",
                number(-degrees),
                number(x),
                number(y));
    append(
        "<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\"%s>",
        number(x), number(y), number(fontSize), colour.web(), turn);
    double rise = 0;
    for (RichText.Run run : text.runs()) {
      Set<Integer> used = letters.computeIfAbsent(run.face(), face -> new TreeSet<>());
      run.text().codePoints().forEach(used::add);
      body.append(span(run, (rise - run.rise()) * fontSize, run.size() * fontSize));
      rise = run.rise();
    }
    body.append("</text>\n");
  }

  private static String span(RichText.Run run, double down, double size) {
    StringBuilder span = new StringBuilder("<tspan");
    if (down != 0) {
      span.append(" dy=\"").append(number(down)).append('"');
    }
    if (run.size() != 1) {
      span.append(" font-size=\"").append(number(size)).append('"');
    }
    if (run.face() == TypefaceStyle.ITALIC) {
      span.append(" font-style=\"italic\"");
    }
    return span.append('>').append(escaped(run.text())).append("</tspan>").toString();
  }

  private static String points(double[] x, double[] y) {
    StringBuilder points = new StringBuilder(12 * x.length);
    for (int i = 0; i < x.length; i++) {
      points.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
    }
    return points.toString();
  }

  private static String style(LineStroke stroke) {
    StringBuilder style = new StringBuilder();
    style.append(" stroke=\"").append(stroke.colour().web());
    style.append("\" stroke-width=\"").append(number(stroke.width())).append('"');
    double[] dashes = stroke.dashes();
    for (int i = 0; i < dashes.length; i++) {
      style.append(i == 0 ? " stroke-dasharray=\"" : " ").append(number(dashes[i]));
    }
    return style.append(dashes.length > 0 ? "\"" : "").toString();
  }

  private void append(String format, Object... arguments) {
    body.append(String.format(Locale.ROOT, format.replace("%n", "\n"), arguments));
  }

  /** Three decimals at most, without trailing zeros: a thousandth of a point. */
  static String number(double value) {
    double rounded = Math.rint(value * 1000) / 1000;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
