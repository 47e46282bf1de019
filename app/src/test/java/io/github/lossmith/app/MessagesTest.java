package io.github.lossmith.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The message bundles of every module: nothing missing, obsolete, duplicate or untranslated. */
class MessagesTest {
  private static final Path ROOT = Path.of(System.getProperty("lossmith.root", ".."));
  private static final Path BUNDLES =
      ROOT.resolve("resources/src/main/resources/io/github/lossmith/resources/messages");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
  private static final List<String> MODULES = List.of("app", "designer", "plotting", "trainer");
  private static final String SOURCES = sources();

  @ParameterizedTest
  @ValueSource(strings = {"app", "designer", "plotting", "trainer"})
  void bothLanguagesHaveTheSameKeys(String module) {
    assertThat(keys(module + "_ru")).isEqualTo(keys(module));
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "designer", "plotting", "trainer"})
  void bothLanguagesHaveTheSamePlaceholders(String module) {
    Properties english = bundle(module);
    Properties russian = bundle(module + "_ru");
    assertThat(english.stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(placeholders(russian.getProperty(key, "")))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app",
        "designer",
        "plotting",
        "trainer",
        "app_ru",
        "designer_ru",
        "plotting_ru",
        "trainer_ru"
      })
  void noKeyStandsTwiceAndEveryPatternIsWhole(String name) {
    List<String> keys =
        lines(name).stream()
            .filter(line -> !line.startsWith("#") && line.contains("="))
            .map(line -> line.substring(0, line.indexOf('=')).strip())
            .toList();
    assertThat(keys).doesNotHaveDuplicates();
    bundle(name)
        .forEach((key, pattern) -> assertThat(new MessageFormat((String) pattern)).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "designer", "plotting", "trainer"})
  void everyApostropheIsDoubled(String module) {
    for (String name : List.of(module, module + "_ru")) {
      assertThat(bundle(name).entrySet())
          .noneMatch(entry -> ((String) entry.getValue()).replace("''", "").contains("'"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "designer", "plotting", "trainer"})
  void everyKeyIsUsed(String module) {
    Set<String> literals = literals();
    assertThat(keys(module)).allMatch(key -> used(key, literals), "is named in some source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "designer", "plotting", "trainer"})
  void everyNamedKeyExists(String module) {
    Set<String> keys = keys(module);
    assertThat(literals())
        .filteredOn(literal -> literal.startsWith(module + "."))
        .allMatch(
            literal -> keys.contains(literal) || keys.stream().anyMatch(k -> k.startsWith(literal)),
            "exists, or begins keys that do");
  }

  /** Named whole, or made of a named beginning: {@code key + ".hint"}, {@code "app.x." + name}. */
  private static boolean used(String key, Set<String> literals) {
    for (int end = key.length(); end > 0; end = key.lastIndexOf('.', end - 1)) {
      String beginning = key.substring(0, end);
      boolean whole = end == key.length();
      if (literals.contains(beginning + ".")
          || literals.contains(beginning) && (whole || beginning.indexOf('.') > 0)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> literals() {
    Matcher matcher =
        Pattern.compile("[\"%]((?:" + String.join("|", MODULES) + ")\\.[a-zA-Z0-9.\\-]+)\"")
            .matcher(SOURCES);
    return matcher.results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  private static String sources() {
    List<String> texts = new ArrayList<>();
    for (String module :
        List.of(
            "app",
            "designer",
            "plotting",
            "trainer/experiment",
            "trainer/dl4j",
            "trainer/pytorch",
            "resources")) {
      Path main = ROOT.resolve(module).resolve("src/main");
      try (Stream<Path> files = Files.walk(main)) {
        files
            .filter(file -> file.toString().matches(".*\\.(java|fxml|json)"))
            .forEach(file -> texts.add(text(file)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return String.join("\n", texts);
  }

  private static Set<String> keys(String name) {
    return new TreeSet<>(bundle(name).stringPropertyNames());
  }

  private static Set<String> placeholders(String pattern) {
    return PLACEHOLDER
        .matcher(pattern)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties bundle(String name) {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(BUNDLES.resolve(name + ".properties"))) {
      properties.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties;
  }

  private static List<String> lines(String name) {
    return text(BUNDLES.resolve(name + ".properties")).lines().toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
