package io.github.lossmith.designer.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.designer.export.code.JavaScriptPrinter;
import io.github.lossmith.designer.export.code.LogSpace;
import io.github.lossmith.designer.export.code.NumberLiterals;
import io.github.lossmith.designer.export.code.PoleCancellation;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.property.PropertyFinding;
import io.github.lossmith.resources.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code --to html}: one page that needs no network and no other file, with sliders for the letters
 * of the design, the panels of Design, the checks and the bars of Imbalance. The page integrates
 * the coefficient itself, so that its numbers follow the sliders; names and other texts of a design
 * enter as data, never as markup.
 */
final class HtmlExport {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Design design;
  private final List<ExportedLoss> sides;
  private final List<String> letters;

  private HtmlExport(Design design, List<ExportedLoss> sides) {
    this.design = design;
    this.sides = sides;
    TreeSet<String> all = new TreeSet<>();
    sides.forEach(side -> all.addAll(side.parameters().keySet()));
    letters = List.copyOf(all);
  }

  /**
   * The page.
   *
   * @param sides the loss, or that for objects and that for background
   */
  static String text(Design design, List<ExportedLoss> sides) {
    return new HtmlExport(design, sides).text();
  }

  private String text() {
    return Template.fill(
        "page.html",
        Map.of(
            "title", markup(LossSummary.oneLine(design.name())),
            "noscript", markup(Messages.text(Locale.ENGLISH, "designer.export.html.noscript")),
            "style", Template.fill("page.css", Map.of()),
            "data", inScript(data().toString()),
            "sides", sides.stream().map(this::side).collect(Collectors.joining()),
            "numbers", Template.fill("page-numbers.js", Map.of()),
            "view", Template.fill("page-view.js", Map.of())));
  }

  private static String markup(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * JSON as it may stand in a script: no end of the script, no line separator, no half of a pair.
   */
  private static String inScript(String json) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean plain = c >= ' ' && c < 0x7f && c != '<' && c != '>' && c != '&';
      text.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return text.toString();
  }

  private ObjectNode data() {
    ObjectNode data = JSON.objectNode();
    data.put("name", LossSummary.oneLine(design.name()));
    data.put("citation", LossSummary.oneLine(design.citation()));
    data.put("progress", sides.stream().anyMatch(ExportedLoss::usesProgress));
    ArrayNode sliders = data.putArray("letters");
    letters.forEach(letter -> sliders.add(slider(letter)));
    ArrayNode each = data.putArray("sides");
    sides.forEach(side -> each.add(about(side)));
    ObjectNode texts = data.putObject("texts");
    for (Locale language : Messages.languages()) {
      ObjectNode all = texts.putObject(language.getLanguage());
      HtmlTexts.of(language).forEach(all::put);
    }
    return data;
  }

  private ObjectNode slider(String letter) {
    FormulaParameter range =
        design.parameters().getOrDefault(letter, FormulaParameter.unranged(1.0));
    ObjectNode slider = JSON.objectNode();
    slider.put("name", letter);
    slider.put("value", range.value());
    slider.put("low", range.minimum());
    return slider.put("high", range.maximum());
  }

  private static ObjectNode about(ExportedLoss side) {
    ObjectNode about = JSON.objectNode();
    about.put("formula", side.formula().map(f -> LossSummary.oneLine(f.text())).orElse(""));
    ArrayNode findings = about.putArray("findings");
    side.report().findings().stream().map(HtmlExport::finding).forEach(findings::add);
    return about;
  }

  private static ObjectNode finding(PropertyFinding finding) {
    ObjectNode node = JSON.objectNode();
    node.put(
        "mark",
        switch (finding.verdict()) {
          case HOLDS -> "yes";
          case FAILS -> "no";
          case MEASURED -> "";
          case UNKNOWN -> "?";
        });
    Messages.languages()
        .forEach(language -> node.put(language.getLanguage(), finding.text(language)));
    return node;
  }

  private String side(ExportedLoss side) {
    Map<String, String> places = new HashMap<>();
    side.sketch()
        .ifPresentOrElse(
            sketch -> drawing(sketch, places), () -> formula(side.formula().orElseThrow(), places));
    places.put("marks", marks(side.curve().source()));
    String template = side.sketch().isPresent() ? "page-drawing.js" : "page-formula.js";
    return Template.fill(template, places);
  }

  /** The letters are elements of an array, so that none can be a word of the language. */
  private void formula(Formula formula, Map<String, String> places) {
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < letters.size(); i++) {
      names.put(letters.get(i), "a[" + i + "]");
    }
    names.put("t", "t");
    places.put(
        "weighted",
        new JavaScriptPrinter()
            .print(new LogSpace(names).of(PoleCancellation.timesP(formula.expression()))));
  }

  private static void drawing(PiecewiseCubic sketch, Map<String, String> places) {
    List<String> rows = new ArrayList<>();
    for (CubicPiece s : sketch.stretches()) {
      rows.add(
          NumberLiterals.lines(List.of(s.begin(), s.c0(), s.c1(), s.c2(), s.c3()), "")
              .replace("\n", " "));
    }
    places.put("pieces", "    [" + String.join("],\n    [", rows) + "],");
    places.put("pole", Boolean.toString(sketch.tail().isPresent()));
    places.put("tail", Double.toString(sketch.tail().orElse(0)));
    CubicPiece last = sketch.stretches().get(sketch.stretches().size() - 1);
    places.put("last", Double.toString(last.begin()));
  }

  /** Where the integrand may bend or be narrow, as u = -log p. */
  private static String marks(ScaleCoefficient coefficient) {
    TreeSet<Double> places = new TreeSet<>(coefficient.breakpoints());
    places.addAll(coefficient.narrow().places());
    return places.stream()
        .filter(p -> p > 0 && p < 1)
        .map(p -> Double.toString(-Math.log(p)))
        .collect(Collectors.joining(", "));
  }
}
