package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.table.ClassTables;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Texts that would leave the comment, string or paragraph that they stand in. Each stands as name,
 * citation and closed form of a design; an exported program is the same with them as without.
 */
class HostileTextTest {
  private static final List<String> TEXTS =
      List.of(
          "\"\"\"\nopen('MARKER', 'w')\n\"\"\"",
          "\\\"\\\"\\\"; open('MARKER', 'w') #",
          "\"",
          "\"\"",
          "ends in a backslash \\",
          "'''\nraise SystemExit\n'''",
          "\\N{LATIN SMALL LETTER A} \\x22\\x22\\x22 \\u0022\\u0022\\u0022",
          "*/ static { run(); } static void run() { new java.io.File(\"MARKER\").mkdir(); } /*",
          "\\u002a/ static { new java.io.File(\"MARKER\").mkdir(); } /\\u002a",
          "\\u000a static { System.exit(3); }",
          "*\\ static { System.exit(3); } /*",
          "{@code x} {@link <a>} </pre> &amp; @deprecated",
          "${jndi:ldap://x} $(touch MARKER) `touch MARKER` #{7*7} %s %n %1$s",
          "{{title}} {{name}} {{about}} $1 \\1 {} {0}",
          "\\input{MARKER} \\include{MARKER}",
          "\\immediate\\write18{touch MARKER} \\openout0=MARKER",
          "^^5cinput{MARKER} ^^M\\input MARKER",
          "\n\\input{MARKER}\n",
          "} \\end{document} {",
          "\\begin{verbatim} \\verb| \\catcode`\\%=12 $ $$ & # _ ~",
          "=cmd|'/C touch MARKER'!A0",
          "\r\n,\"a\";b\tc",
          "\u0000\u0007\u001b[31m\u202e\u2028\u2029\u0085 x",
          "\ud800 lone, \uFEFF mark, ‘ ’ “ ” « » – … Ώ \ud835\udd18 Юникод",
          "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]> &x; <script>x</script> ]]>",
          "../../MARKER",
          "a".repeat(180));

  private static final List<String> FORMULAS =
      List.of(
          "-1/p\n\n", "\u200b−\n(1−p)²\r\n·γ ⁄ p\t", "-gamma*\u00a0(1-p)^2 /p", "-𝛾·(1−p)²/pₜ");

  @TempDir private Path folder;

  /** Hostile designs, each beside the same one with plain words. */
  private record Pair(Design hostile, Design plain) {}

  private static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      Design base = Design.typed("plain", "-a*(1-p)^2/p + 0*log(1+p)").withParameter("a", 1.5);
      Design hostile = hostile(base, TEXTS.get(i));
      pairs.add(new Pair(hostile, base));
    }
    for (String formula : FORMULAS) {
      Design plain = Design.typed("plain", "-1/p");
      pairs.add(new Pair(Design.typed("formula", formula), plain));
    }
    return pairs;
  }

  private static Design hostile(Design design, String text) {
    return new Design(
        text,
        design.shape(),
        design.background(),
        design.parameters(),
        design.normalisation(),
        design.mining(),
        text,
        text,
        text,
        ClassTables.NONE);
  }

  private void assertNothingRan() throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all).noneMatch(path -> path.endsWith("MARKER"));
    }
    assertThat(Path.of("MARKER")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(names = {"PYTORCH", "HF", "XGBOOST", "LIGHTGBM"})
  void pythonFilesHaveTheSameProgram(ExportTarget target) throws Exception {
    Python.assumeThere();
    List<Pair> pairs = pairs();
    for (int i = 0; i < TEXTS.size(); i++) {
      write("hostile" + i + ".py", target.text(pairs.get(i).hostile()).orThrow());
      write("plain" + i + ".py", target.text(pairs.get(i).plain()).orThrow());
    }
    for (int i = TEXTS.size(); i < pairs.size(); i++) {
      write("formula" + i + ".py", target.text(pairs.get(i).hostile()).orThrow());
    }
    Path script = folder.resolve("compare_programs.script");
    try (InputStream in = getClass().getResourceAsStream("compare_programs.py")) {
      Files.copy(in, script);
    }
    assertThat(Python.run(script, folder.toString()).strip())
        .isEqualTo(TEXTS.size() + " the same, " + FORMULAS.size() + " parsed");
    assertNothingRan();
  }

  private void write(String name, String text) throws Exception {
    Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void javaClassesHaveTheSameMembers() throws Exception {
    List<Pair> pairs = pairs();
    Path beside = Files.createDirectory(folder.resolve("plain"));
    List<String> expected = members(compiled(beside, pairs.get(0).plain()));
    for (int i = 0; i < pairs.size(); i++) {
      Path inside = Files.createDirectory(folder.resolve("java" + i));
      Class<?> hostile = compiled(inside, pairs.get(i).hostile());
      if (i < TEXTS.size()) {
        assertThat(members(hostile)).isEqualTo(expected);
      }
    }
    assertNothingRan();
  }

  /** Compiled, loaded and initialised. */
  private static Class<?> compiled(Path folder, Design design) throws Exception {
    String name = ExportTarget.JAVA.fileName(design).replace(".java", "");
    Path source = folder.resolve(name + ".java");
    Files.write(source, ExportTarget.JAVA.text(design).orThrow().getBytes(StandardCharsets.UTF_8));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-encoding",
                "UTF-8",
                "-Xlint:all",
                "-Werror",
                "-proc:none",
                source.toString());
    assertThat(status).as(Files.readString(source)).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      return Class.forName(name, true, loader);
    }
  }

  private static List<String> members(Class<?> type) {
    Stream<String> methods =
        Arrays.stream(type.getDeclaredMethods())
            .map(Method::toString)
            .map(text -> text.replace(type.getName(), "X"));
    Stream<String> fields = Arrays.stream(type.getDeclaredFields()).map(Field::getName);
    return Stream.concat(methods, fields).sorted().toList();
  }

  /** All as one document; the file that they would read says so in the log. */
  @Test
  void latexCompilesAndReadsNothing() throws Exception {
    Path pdflatex = Path.of("/usr/bin/pdflatex");
    Assumptions.assumeTrue(
        Files.isExecutable(pdflatex),
        "SKIPPED: no pdflatex; apt-get install texlive-latex-base texlive-pictures");
    Path reader = Files.createDirectory(folder.resolve("latex"));
    Files.writeString(reader.resolve("trap.tex"), "\\typeout{THE TRAP WAS READ}");
    List<String> documents =
        pairs().stream()
            .map(Pair::hostile)
            .map(design -> ExportTarget.LATEX.text(design).orThrow().replace("MARKER", "trap"))
            .toList();
    Files.writeString(reader.resolve("all.tex"), together(documents));
    Process process =
        new ProcessBuilder(pdflatex.toString(), "-interaction=nonstopmode", "-halt-on-error", "all")
            .directory(reader.toFile())
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(process.waitFor()).as(log).isZero();
    assertThat(log).doesNotContain("THE TRAP WAS READ", "trap.tex");
    assertThat(log).contains("(" + documents.size() + " pages");
    assertNothingRan();
  }

  private static String together(List<String> documents) {
    StringBuilder bodies = new StringBuilder();
    for (String text : documents) {
      int begin = text.indexOf("\\begin{document}") + 16;
      int end = text.lastIndexOf("\\end{document}");
      assertThat(text.indexOf("\\end{document}")).isEqualTo(end);
      bodies.append(text.substring(begin, end).replace("\\label{fig:loss}", ""));
      bodies.append("\n\\clearpage\n");
    }
    String head = documents.get(0).substring(0, documents.get(0).indexOf("\\begin{document}"));
    return head + "\\begin{document}" + bodies + "\\end{document}\n";
  }

  /** Texts stand in the title and in one line of data, in characters that end neither. */
  @Test
  void pagesHaveTheSameMarkupAndProgram() {
    for (Pair pair : pairs().subList(0, TEXTS.size())) {
      List<String> plain = ExportTarget.HTML.text(pair.plain()).orThrow().lines().toList();
      List<String> hostile = ExportTarget.HTML.text(pair.hostile()).orThrow().lines().toList();
      assertThat(hostile).hasSameSizeAs(plain);
      for (int i = 0; i < plain.size(); i++) {
        if (!hostile.get(i).equals(plain.get(i))) {
          assertThat(hostile.get(i)).matches("<title>[^<>]*</title>|const DATA = [ -~&&[^<>&]]*;");
        }
      }
    }
  }

  @Test
  void namesOfFilesStayInTheirFolder() {
    IntStream.range(0, TEXTS.size())
        .mapToObj(i -> pairs().get(i).hostile())
        .forEach(
            design ->
                assertThat(ExportTarget.values())
                    .allSatisfy(
                        target ->
                            assertThat(target.fileName(design))
                                .matches("[A-Za-z0-9_]{1,200}\\.[a-z]+")));
  }
}
