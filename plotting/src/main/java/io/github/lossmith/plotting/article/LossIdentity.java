package io.github.lossmith.plotting.article;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Identifies the loss of a curve, whether a design or a run has it: {@link LossStyles} draws it
 * alike everywhere.
 *
 * @param known whether it is one of the presets, or cross-entropy with hard example mining
 * @param key of a known loss its key, such as {@code focal}, of any other its name
 */
public record LossIdentity(boolean known, String key) {
  /** Cross-entropy with online hard example mining, as in the paper's Table 1. */
  public static final LossIdentity CE_OHEM = new LossIdentity(true, "ce-ohem");

  private static final String CE = "ce";
  private static final Map<String, String> BY_NAME = names();

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (String key : Presets.keys()) {
      names.put(plain(key), key);
      Presets.named(key).ifPresent(preset -> names.put(plain(preset.name()), key));
    }
    names.put("ceohem", CE_OHEM.key());
    return names;
  }

  /**
   * The loss of a design. It is a known one if it has that name and that formula, whatever its
   * parameter values; otherwise it is the user's own, identified by its name.
   */
  public static LossIdentity of(Design design) {
    return mined(design, design.mining());
  }

  /**
   * The loss of a training.
   *
   * @param name the loss's name in the experiment
   * @param design what was trained; empty where it cannot be read or has no name of its own: then
   *     {@code name} decides
   * @param mining r of hard example mining; empty: the design's own
   */
  public static LossIdentity trained(String name, Optional<Design> design, OptionalDouble mining) {
    return design
        .filter(read -> !read.name().isBlank())
        .map(read -> mined(read, mining.isPresent() ? mining : read.mining()))
        .orElseGet(() -> named(name));
  }

  /** The loss of a name: "Focal" and "Focal, γ = 2" are known ones. */
  public static LossIdentity named(String name) {
    String whole = BY_NAME.get(plain(name));
    String key = whole == null ? BY_NAME.get(plain(name.replaceFirst("[,(].*", ""))) : whole;
    return key == null ? own(name) : new LossIdentity(true, key);
  }

  private static LossIdentity mined(Design design, OptionalDouble mining) {
    String named = BY_NAME.get(plain(design.name()));
    String key = CE_OHEM.key().equals(named) ? CE : named;
    if (key == null || !hasFormula(design, key)) {
      return own(design.name());
    }
    boolean hard = key.equals(CE) && (mining.orElse(0) > 0 || !CE.equals(named));
    return hard ? CE_OHEM : new LossIdentity(true, key);
  }

  private static boolean hasFormula(Design design, String key) {
    return Presets.named(key)
        .filter(preset -> !preset.isTwoSided() && !design.isTwoSided())
        .filter(preset -> formula(preset.shape()).equals(formula(design.shape())))
        .isPresent();
  }

  private static Optional<String> formula(CoefficientSource shape) {
    return shape instanceof CoefficientSource.Typed typed
        ? Optional.of(typed.formula().replaceAll("\\s", ""))
        : Optional.empty();
  }

  private static LossIdentity own(String name) {
    String key = Normalizer.normalize(name, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    return new LossIdentity(false, key);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s+_-]", "");
  }
}
