package io.github.lossmith.app.screen;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.resources.Messages;
import java.text.NumberFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;

/** The texts of the window in its current language. */
public final class Texts {
  private final Supplier<Locale> language;

  /**
   * @param language evaluated for every text, so that a switch takes effect at once
   */
  public Texts(Supplier<Locale> language) {
    this.language = language;
  }

  /** The language of a settings tag, of the desktop where the tag is empty; English if foreign. */
  public static Locale language(String tag) {
    Locale wanted = tag.isBlank() ? Locale.getDefault() : Locale.forLanguageTag(tag);
    return Messages.languages().stream()
        .filter(known -> known.getLanguage().equals(wanted.getLanguage()))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  public Locale language() {
    return language.get();
  }

  /** The text of {@code key}, which begins with its module. */
  public String text(String key, Object... arguments) {
    return Messages.text(language(), key, arguments);
  }

  /** The text of a problem. */
  public String text(Problem problem) {
    return problem.message(language());
  }

  /** A number for people, rounded to {@code digits} significant digits. */
  public String number(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (value != 0 && (size < 1e-4 || size >= 1e6)) {
      return String.format(language(), "%." + (digits - 1) + "e", value).replace('-', '−');
    }
    NumberFormat format = NumberFormat.getNumberInstance(language());
    int before = value == 0 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
    format.setMaximumFractionDigits(Math.max(0, digits - before));
    format.setGroupingUsed(false);
    return format.format(value).replace('-', '−');
  }

  /** A number for a table, with a fixed number of decimals. */
  public String fixed(double value, int decimals) {
    return Double.isFinite(value)
        ? String.format(language(), "%." + decimals + "f", value).replace('-', '−')
        : number(value, decimals);
  }

  /** Parses a typed number with a decimal comma or point; none if it is not a number. */
  public static Optional<Double> read(String typed) {
    try {
      double value = Double.parseDouble(typed.strip().replace(',', '.').replace('−', '-'));
      return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException foreign) {
      return Optional.empty();
    }
  }

  /** The texts of all modules for an FXML form, found by the module that their key begins with. */
  public ResourceBundle forForms() {
    return new AllRooms(language());
  }

  private static final class AllRooms extends ResourceBundle {
    private final Locale locale;

    private AllRooms(Locale locale) {
      this.locale = locale;
    }

    @Override
    protected Object handleGetObject(String key) {
      return Messages.text(locale, key);
    }

    @Override
    public boolean containsKey(String key) {
      return Messages.bundle(key.substring(0, key.indexOf('.')), locale).containsKey(key);
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.emptyEnumeration();
    }
  }
}
