package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exported LaTeX, compiled. */
class LatexExportTest {
  private static final Path PDFLATEX = Path.of("/usr/bin/pdflatex");

  @TempDir private Path folder;

  private void compiles(Design design) throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(PDFLATEX),
        "SKIPPED: no pdflatex; apt-get install texlive-latex-base texlive-pictures");
    Path file = folder.resolve("loss.tex");
    Files.writeString(file, ExportTarget.LATEX.text(design).orThrow());
    Process process =
        new ProcessBuilder(
                List.of(PDFLATEX.toString(), "-interaction=nonstopmode", "-halt-on-error", "loss"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(log).isZero();
    assertThat(folder.resolve("loss.pdf")).isNotEmptyFile();
  }

  @Test
  void presetCompiles() throws Exception {
    compiles(Losses.preset("phuber-ce"));
  }

  @Test
  void drawingCompiles() throws Exception {
    compiles(Losses.drawings().get(0));
  }

  @Test
  void drawingNamesItsKnots() {
    String text = ExportTarget.LATEX.text(Losses.drawings().get(2)).orThrow();
    assertThat(text).contains("$(0.8, -0.2)$, $(0.55, -1.9)$, $(0.3, -2)$, $(0.05, -9)$");
    assertThat(text).contains("left of the last one $g(p) = -0.45/p$");
  }

  @Test
  void designWithStrangeWordsCompiles() throws Exception {
    compiles(Design.typed("Моя 100% _loss_ {#1} \\input{x} ~^<γ>", "if(p<=0.3, -rho_2/p, -rho_2)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\input{/etc/passwd}",
        "\\begin{filecontents}{a}x\\end{filecontents}",
        "x % comment",
        "\\write18{ls}"
      })
  void typesetLossThatIsNotMathematicsIsLeftOut(String latex) {
    assertThat(LatexExport.isHarmless(latex)).isFalse();
  }

  @Test
  void presetsTypesetLossesAreMathematics() {
    assertThat(io.github.lossmith.designer.design.Presets.all())
        .allMatch(preset -> LatexExport.isHarmless(preset.closedForm()));
  }
}
