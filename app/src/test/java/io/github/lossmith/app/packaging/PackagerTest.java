package io.github.lossmith.app.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.resources.LossmithVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed program, started. */
class PackagerTest {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @TempDir private Path folder;

  private Packager packager() {
    return new Packager(JDK, folder, LossmithVersion.text());
  }

  @Test
  void missingJdkIsNamed() throws Exception {
    Packager packager = new Packager(folder.resolve("no-jdk"), folder, LossmithVersion.text());
    assertThat(packager.build(Packager.Kind.APP_IMAGE, "").failure().orElseThrow().message())
        .contains("no-jdk", "jpackage");
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(JDK.resolve("jmods")), "SKIPPED: a JDK without jmods");
    Files.createDirectories(folder.resolve("lossmith"));
    assertThat(packager().build(Packager.Kind.APP_IMAGE, "").failure().orElseThrow().key())
        .isEqualTo("app.package.there");
  }

  @Test
  void missingToolsAreNamedBeforeTheWork() throws Exception {
    Files.writeString(folder.resolve("dpkg-deb"), "").toFile().setExecutable(true);
    assertThat(Packager.missing(folder.toString())).containsExactly("fakeroot");
    assertThat(Packager.missing(null)).containsExactly("fakeroot", "dpkg-deb");
  }

  @Test
  @Tag("slow")
  void packedProgramIntegrates() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(JDK.resolve("jmods")), "SKIPPED: a JDK without jmods");
    Path image =
        packager().build(Packager.Kind.APP_IMAGE, System.getProperty("java.class.path")).orThrow();
    Process process =
        new ProcessBuilder(
                image.resolve("bin/lossmith").toString(),
                "integrate",
                "--preset",
                "ce",
                "--at",
                "0.5",
                "--csv")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(out).contains("0.5,-2,0.69314718055994");
    assertThat(image.resolve("lib/runtime/bin/java")).isExecutable();
  }
}
