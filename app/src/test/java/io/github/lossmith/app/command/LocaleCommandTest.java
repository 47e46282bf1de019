package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs read is the same bytes in every locale and time zone. */
class LocaleCommandTest {
  private static final String[] COMMANDS = {
    "export quick --to pytorch-experiment",
    "export --preset poly1-focal --to pytorch",
    "export --preset poly1-focal --to java",
    "export --preset phuber-ce --to latex",
    "export --preset phuber-ce --to html",
    "export --preset gce --to csv",
    "integrate --preset focal --at 1e-9,0.3 --json",
    "integrate --formula -(1-p)^gamma/p --param gamma=2.7 --csv",
    "integrate --preset focal",
    "inspect --preset gce --json",
    "inspect --preset maki",
    "imbalance --preset maki --preset focal --balance gamma",
    "imbalance --preset maki --json",
    "lesson ../resources/src/main/resources/io/github/lossmith/resources/lessons/bug.lesson.json",
    "integrate --help"
  };

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR", "ne-NP", "tr-TR", "de-DE"})
  void programsReadTheSameBytes(String tag) throws IOException {
    Locale.setDefault(Locale.US);
    String expected = everything();
    Locale.setDefault(Locale.forLanguageTag(tag));
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    assertThat(everything()).isEqualTo(expected);
  }

  private String everything() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String command : COMMANDS) {
      text.append(said(command.split(" ")));
    }
    Path values = folder.resolve("values.csv");
    Files.writeString(values, "0.2,0.4,0.55,0.6,0.7,0.8,0.85,0.9,0.95,0.97,0.99\n");
    text.append(said("fit", values.toString(), "--json"));
    text.append(said("fit", values.toString(), "--hard-share=0.5"));
    text.append(said("fit", values.toString(), "--out=-"));
    String runs = runs().toString();
    text.append(said("compare", runs, "--classes"));
    text.append(said("compare", runs, "--json", "--classes"));
    text.append(said("report", runs, "--out", "-"));
    text.append(said("report", runs, "--out", "-", "--language", "ru"));
    Path figures = folder.resolve("figures");
    text.append(said("figures", "--format", "svg,csv", "--out", figures.toString()));
    text.append(
        said("figures", "--runs", runs, "--format", "svg,csv", "--out", figures.toString()));
    try (Stream<Path> files = Files.list(figures)) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  private Path runs() throws IOException {
    Path runs = folder.resolve("runs");
    for (int seed = 0; seed < 4 && Files.notExists(runs.resolve("seed-" + seed)); seed++) {
      CompareCommandTest.write(runs.resolve("seed-" + seed), seed);
    }
    return runs;
  }

  private static String said(String... command) {
    Run run = Run.of(command);
    assertThat(run.code()).as(String.join(" ", command) + run.err()).isZero();
    return run.out();
  }
}
