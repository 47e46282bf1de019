package io.github.lossmith.designer.export;

import io.github.lossmith.resources.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** The texts of an exported page, which fills their placeholders itself. */
final class HtmlTexts {
  private static final String PAGE = "designer.export.html.";
  private static final String CHECK = "designer.property.";

  /** The sentences of the checks that the page makes again when a slider moved. */
  private static final List<String> CHECKS =
      List.of(
          "designer.property.unknown",
          "designer.property.sign.holds",
          "designer.property.sign.fails",
          "designer.property.monotone.holds",
          "designer.property.monotone.fails",
          "designer.property.vanishes.holds",
          "designer.property.vanishes.fails",
          "designer.property.vanishes.infinite",
          "designer.property.loss.finite",
          "designer.property.loss.logarithmic",
          "designer.property.loss.power",
          "designer.property.bounded.holds",
          "designer.property.bounded.fails",
          "designer.property.bounded.easy",
          "designer.property.bounded.growing",
          "designer.property.max.inside",
          "designer.property.max.zero",
          "designer.property.max.unbounded",
          "designer.property.easyToHard",
          "designer.property.proper.holds",
          "designer.property.proper.fails",
          "designer.property.proper.wrongWay");

  private HtmlTexts() {}

  /** Key without its beginning → text with {@code {0}}, {@code {1}}… for arguments. */
  static Map<String, String> of(Locale language) {
    ResourceBundle bundle = Messages.bundle("designer", language);
    Map<String, String> texts = new TreeMap<>();
    for (String key : bundle.keySet()) {
      if (key.startsWith(PAGE)) {
        texts.put(key.substring(PAGE.length()), pattern(bundle, key));
      }
    }
    CHECKS.forEach(key -> texts.put(key.substring(CHECK.length()), pattern(bundle, key)));
    return texts;
  }

  /** A single quote is written twice in the bundles. */
  private static String pattern(ResourceBundle bundle, String key) {
    return bundle.getString(key).replace("''", "'");
  }
}
