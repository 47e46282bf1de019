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
    "export --preset gce --to csv",
    "integrate --preset focal --at 1e-9,0.3 --json",
    "integrate --formula -(1-p)^gamma/p --param gamma=2.7 --csv",
    "integrate --preset focal",
    "inspect --preset gce --json",
    "inspect --preset maki",
    "imbalance --preset maki --preset focal --balance gamma",
    "imbalance --preset maki --json",
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
      Run run = Run.of(command.split(" "));
      assertThat(run.code()).as(command + run.err()).isZero();
      text.append(run.out());
    }
    Path values = folder.resolve("values.csv");
    Files.writeString(values, "0.2,0.4,0.55,0.6,0.7,0.8,0.85,0.9,0.95,0.97,0.99\n");
    text.append(Run.of("fit", values.toString(), "--json").out());
    text.append(Run.of("fit", values.toString(), "--hard-share=0.5").out());
    text.append(Run.of("fit", values.toString(), "--out=-").out());
    Run figures = Run.of("figures", "--format", "svg,csv", "--out", folder.toString());
    text.append(figures.out());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }
}
