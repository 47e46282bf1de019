package io.github.lossmith.app.command.option;

import io.github.lossmith.designer.problem.Outcome;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The language of a page that a command writes. */
public final class LanguageOption {
  @Option(
      names = "--language",
      paramLabel = "L",
      defaultValue = "en",
      description = "en or ru (default: ${DEFAULT-VALUE})")
  private String language = "en";

  /** Made by picocli, which fills in the fields. */
  LanguageOption() {}

  /** The locale of its texts; a problem says what can be asked for. */
  public Outcome<Locale> locale() {
    return switch (language) {
      case "en", "ru" -> Outcome.ok(Locale.forLanguageTag(language));
      default -> Outcome.bad("app.report.language", language);
    };
  }
}
