package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exported LaTeX, compiled. */
class LatexExportTest {
  private static final Path PDFLATEX = Path.of("/usr/bin/pdflatex");

  @TempDir private Path folder;

  private void compiles(Design design) throws Exception {
    compiles(ExportTarget.LATEX.text(design).orThrow());
  }

  private void compiles(String document) throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(PDFLATEX),
        "SKIPPED: no pdflatex; apt-get install texlive-latex-base texlive-pictures");
    Files.writeString(folder.resolve("loss.tex"), document);
    Process process =
        new ProcessBuilder(
                List.of(PDFLATEX.toString(), "-interaction=nonstopmode", "-halt-on-error", "loss"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(process.waitFor()).as(log).isZero();
    assertThat(folder.resolve("loss.pdf")).isNotEmptyFile();
  }

  /** All the documents as one, which starts TeX once; a label stands once in a document. */
  private static String together(List<Design> designs) {
    StringBuilder bodies = new StringBuilder();
    String head = "";
    for (Design design : designs) {
      String text = ExportTarget.LATEX.text(design).orThrow();
      int begin = text.indexOf("\\begin{document}");
      head = text.substring(0, begin);
      String body = text.substring(begin + 16, text.indexOf("\\end{document}"));
      bodies.append(body.replace("\\label{fig:loss}", "")).append("\n\\clearpage\n");
    }
    return head + "\\begin{document}" + bodies + "\\end{document}\n";
  }

  @Test
  void everyPresetFormulaAndDrawingCompiles() throws Exception {
    List<Design> designs = new ArrayList<>(Losses.designs());
    designs.add(Losses.preset("asl"));
    designs.add(
        Losses.preset("alpha-focal").withBackground(Optional.of(Losses.drawings().get(2).shape())));
    compiles(together(designs));
  }

  /** What lies far out of what is shown, on either side, and what is hardly seen. */
  @Test
  void coefficientsOfEverySizeAndSignCompile() throws Exception {
    List<Design> designs =
        Stream.of(
                "-1",
                "-p",
                "-(1-p)",
                "-exp(-p)",
                "-min(1/p,1.5)",
                "1",
                "1/p",
                "p-0.5",
                "0*p",
                "-1e-12",
                "-1e12",
                "-1e200",
                "1e200*p",
                "-1e-200/p",
                "-p^-0.9*1e6",
                "sin(40*p)",
                "-1/p^2*exp(-0.01/p)",
                "-1/p*if(p<0.5, 0, 1e5)",
                "-exp(20*p)",
                "-1/(1.0001-p)^0.5")
            .map(formula -> Design.typed(formula, formula))
            .toList();
    compiles(together(designs));
  }

  @Test
  void generatedCoefficientsCompile() throws Exception {
    compiles(together(GeneratedDesigns.of(20, 6)));
  }

  @Test
  @Tag("slow")
  void hundredGeneratedCoefficientsCompile() throws Exception {
    compiles(together(GeneratedDesigns.of(21, 100)));
  }

  /** Every point drawn lies on the axes or at most their height away. */
  @ParameterizedTest
  @ValueSource(strings = {"-1", "0.5-p", "-1/p", "-3000", "-1e9/p", "1e-9"})
  void rangesFollowWhatIsShown(String formula) {
    String text = ExportTarget.LATEX.text(Design.typed("ranges", formula)).orThrow();
    double[] lows = numbers(text, "ymin=([-+.0-9e]+)");
    double[] highs = numbers(text, "ymax=([-+.0-9e]+)");
    ExportedLoss loss = ExportedLoss.of(Design.typed("ranges", formula)).orThrow();
    for (double p = 0.1; p < 1; p += 0.1) {
      assertThat(loss.curve().coefficient(p)).isBetween(lows[0], highs[0]);
      assertThat(loss.curve().loss(p)).isBetween(lows[1], highs[1]);
    }
    double height = Math.max(highs[0] - lows[0], highs[1] - lows[1]);
    for (double y : numbers(text, "\\([.0-9]+,([-+.0-9e]+)\\)")) {
      assertThat(Math.abs(y)).isLessThanOrEqualTo(2.2 * height);
    }
  }

  private static double[] numbers(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .toArray();
  }

  @Test
  void bothSidesAreDefinedAndDrawn() {
    String text = ExportTarget.LATEX.text(Losses.preset("asl")).orThrow();
    assertThat(text).contains("g_+(p) &=", "L_-(p) &=", "\\addlegendentry{background}");
    assertThat(text.split("addplot\\[blue", -1)).hasSize(5);
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
}
