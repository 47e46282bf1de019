package io.github.lossmith.app.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.expression.FormulaFunction;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.resources.HelpPages;
import io.github.lossmith.resources.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpBookTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final List<String> REFUSED = List.of("sin⁻¹(p)", "log⁻¹", "2½", "0·5", "³√p", "р");

  /** No formulas: commands, and the limit that a value is replaced by. */
  private static final List<String> DESCRIBED = List.of("inspect", "integrate", "0·∞");

  private static HelpBook book(Locale language) {
    return HelpBook.of(language, "keys", "# Keys");
  }

  static List<Locale> languages() {
    return Messages.languages();
  }

  /**
   * Every piece of code in the formula reference of a language, those that are refused left out.
   */
  private static List<String> reference(Locale language) {
    Matcher code = CODE.matcher(HelpPages.markdown("formulas", language));
    List<String> pieces = new ArrayList<>();
    while (code.find()) {
      pieces.add(code.group(1));
    }
    pieces.removeAll(REFUSED);
    pieces.removeAll(DESCRIBED);
    pieces.removeIf(piece -> piece.startsWith("--") || piece.startsWith("\""));
    return pieces;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void theReferenceNamesWhatTheParserReads(Locale language) {
    List<String> pieces = reference(language);
    assertThat(pieces).hasSizeGreaterThan(60);
    pieces.replaceAll(piece -> piece.replace("[ ]", "[p]"));
    assertThat(pieces)
        .filteredOn(piece -> !isRead(piece))
        .filteredOn(piece -> !Arrays.stream(piece.split(" ")).allMatch(HelpBookTest::isRead))
        .isEmpty();
  }

  /** As it stands, or as an operator, a sign, a function of one to three arguments, parentheses. */
  private static boolean isRead(String piece) {
    return Stream.of("%s", "p%sp", "%s(p)", "%s(p,p)", "%s(p,p,p)", "p%s", "%sp")
        .map(form -> String.format(Locale.ROOT, form, piece))
        .anyMatch(formula -> Formula.parse(formula).isOk() && !isLetters(formula));
  }

  /** A formula that is nothing but letters says nothing of a function of that name. */
  private static boolean isLetters(String formula) {
    return formula.matches("[a-z]{3,}") && !formula.matches("gamma|tau|ratio|positives|freq");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void theReferenceNamesEveryFunction(Locale language) {
    List<String> words =
        reference(language).stream().flatMap(piece -> Arrays.stream(piece.split("\\W+"))).toList();
    for (FormulaFunction function : FormulaFunction.values()) {
      assertThat(words).contains(function.text());
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void theReferenceIsRightAboutWhatIsRefused(Locale language) {
    for (String formula : REFUSED) {
      assertThat(HelpPages.markdown("formulas", language)).contains("`" + formula + "`");
      assertThat(Formula.parse(formula.replaceAll("^log⁻¹$", "log⁻¹(p)")).isOk()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyExampleOpensAsADesign(Locale language) {
    Matcher block =
        Pattern.compile("```design\n(.*?)```", Pattern.DOTALL)
            .matcher(HelpPages.markdown("examples", language));
    List<Design> designs = new ArrayList<>();
    while (block.find()) {
      HelpExample example = new HelpExample(block.group(1));
      designs.add(example.design());
      assertThat(Formula.parse(example.formula()).isOk()).as(example.formula()).isTrue();
    }
    assertThat(designs).hasSizeGreaterThan(5).extracting(Design::name).doesNotHaveDuplicates();
    assertThat(designs).allMatch(design -> !design.name().isBlank());
    assertThat(designs.get(0).parameters().get("gamma").value()).isEqualTo(1.5);
  }

  @Test
  void theLanguagesHaveTheSameSections() {
    List<HelpSection> english = book(Locale.ENGLISH).sections();
    List<HelpSection> russian = book(Locale.forLanguageTag("ru")).sections();
    assertThat(russian).hasSameSizeAs(english);
    for (int i = 0; i < english.size(); i++) {
      assertThat(russian.get(i).page()).isEqualTo(english.get(i).page());
      assertThat(russian.get(i).level()).isEqualTo(english.get(i).level());
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void theGlossaryHasTheTermsOfTheField(Locale language) {
    List<String> titles = book(language).page("glossary").stream().map(HelpSection::title).toList();
    for (String term :
        List.of("OHEM", "mAP", "IoU", "θ", "λ", "γ", "p_t", "hard", "easy", "anchor", "prior")) {
      assertThat(titles)
          .anyMatch(
              title -> title.toLowerCase(Locale.ROOT).contains(term.toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void titlesAreFoundBeforeTheRest() {
    assertThat(book(Locale.ENGLISH).found("hard EXAMPLE").get(0).title()).isEqualTo("Hard example");
    assertThat(book(Locale.ENGLISH).found("curve recall").get(0).title()).isEqualTo("mAP");
    assertThat(book(Locale.forLanguageTag("ru")).found("лёгкий").get(0).title())
        .isEqualTo(book(Locale.forLanguageTag("ru")).found("легкий").get(0).title());
    assertThat(book(Locale.ENGLISH).found("no such word")).isEmpty();
    assertThat(book(Locale.ENGLISH).found("  ")).hasSameSizeAs(book(Locale.ENGLISH).sections());
  }
}
