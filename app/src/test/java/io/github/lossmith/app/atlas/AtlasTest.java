package io.github.lossmith.app.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.PublishedLoss;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pages about a few losses: one formula, two sides, and a schedule. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtlasTest {
  private static final Pattern TARGET = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

  private static Map<String, byte[]> files(String language, String... keys) {
    List<PublishedLoss> losses =
        Presets.library().stream().filter(loss -> List.of(keys).contains(loss.key())).toList();
    assertThat(losses).hasSize(keys.length);
    return Atlas.of(losses, new Texts(() -> Locale.forLanguageTag(language))).files();
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  private final Map<String, byte[]> english =
      files("en", "ce", "brier", "alpha-focal", "annealed-focal");

  @Test
  void eachPageNeedsNothingBeyondTheFolder() {
    assertThat(english).hasSize(9).containsKeys("index.html", "ce.html", "ce.pdf");
    assertSelfContained(english, "en");
  }

  @Test
  void russianPagesAreRussian() {
    Map<String, byte[]> files = files("ru", "mae");
    assertSelfContained(files, "ru");
    assertThat(text(files, "index.html")).contains("Атлас функций потерь", "Шум в метках");
    assertThat(text(files, "mae.html")).contains("Другие названия: ", "Родственные");
  }

  private static void assertSelfContained(Map<String, byte[]> files, String language) {
    for (String name : files.keySet()) {
      if (name.endsWith(".pdf")) {
        assertThat(text(files, name)).as(name).startsWith("%PDF").contains("/Image");
        continue;
      }
      assertThat(text(files, name)).doesNotContain("app.atlas.").contains("lang=\"" + language);
      Matcher target = TARGET.matcher(text(files, name));
      while (target.find()) {
        String at = target.group(1);
        assertThat(at.startsWith("data:image/") || files.containsKey(at)).as(at).isTrue();
      }
    }
  }

  @Test
  void aPageSaysWhatIsKnownOfTheLoss() {
    String page = text(english, "alpha-focal.html");
    assertThat(page)
        .contains("✗ Both sides together are not proper")
        .doesNotContain("The loss is not proper");
    assertThat(page)
        .contains("sigmoid_focal_loss", "arXiv:1708.02002", "background: ")
        .contains("alt=\"dL/dp = alpha*(gamma*(1-p)^(gamma-1)*ln(p) - (1-p)^gamma/p)\"")
        .contains("1000 easy examples of background")
        .contains("<a href=\"ce.html\">CE, 1958</a>: ");
  }

  @Test
  void theSameGradientIsNamedWithItsFactor() {
    String page = text(english, "ce.html");
    assertThat(page)
        .contains("Same gradient as <a href=\"annealed-focal.html\">Annealed Focal, 2020</a></li>")
        .containsPattern("brier.html\">Brier, 1950</a>: [0-9.]+ % of the pull in common");
  }

  @Test
  void theIndexHasPropertiesAndWhatCannotBeExpressed() {
    String page = text(english, "index.html");
    String proper = page.substring(page.indexOf("Proper: "), page.indexOf("Two sides: "));
    assertThat(proper).contains("ce.html", "brier.html").doesNotContain("alpha-focal.html");
    assertThat(page).contains("Dice loss", "AP loss", "depends on the order of the scores");
  }

  @Test
  void everyReasonIsSaid() {
    Texts texts = new Texts(() -> Locale.ENGLISH);
    for (InexpressibleLoss loss : InexpressibleLoss.all()) {
      assertThat(texts.text("app.atlas.reason." + loss.reason())).as(loss.name()).contains(" ");
      assertThat(loss.citation()).isNotBlank();
      assertThat(loss.year()).isBetween(1900, 2026);
    }
  }

  @Test
  @Tag("slow")
  void everyLossHasItsPages() {
    Map<String, byte[]> files = Atlas.of(new Texts(() -> Locale.ENGLISH)).files();
    assertThat(files).hasSize(2 * Presets.library().size() + 1);
  }
}
