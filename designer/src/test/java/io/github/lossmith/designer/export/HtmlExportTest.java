package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.designer.design.CoefficientSource.Typed;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.imbalance.GradientSpace;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.property.CoefficientProperty;
import io.github.lossmith.designer.property.PropertyFinding;
import io.github.lossmith.designer.property.PropertyReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages in a real browser, whose numbers and verdicts are those of Lossmith. */
class HtmlExportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<Double> PLACES =
      List.of(1e-12, 1e-6, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999999);

  private static final Map<String, CoefficientProperty> CHECKS =
      Map.of(
          "sign", CoefficientProperty.SIGN,
          "monotone", CoefficientProperty.MONOTONE,
          "vanishes", CoefficientProperty.VANISHES_AT_ONE,
          "lossAtZero", CoefficientProperty.LOSS_AT_ZERO,
          "bounded", CoefficientProperty.LOGIT_GRADIENT_BOUNDED,
          "max", CoefficientProperty.MAX_LOGIT_GRADIENT,
          "easyToHard", CoefficientProperty.EASY_TO_HARD,
          "proper", CoefficientProperty.PROPER);

  private static final String DRIVER =
      """
      <!DOCTYPE html><meta charset="utf-8"><pre id="result"></pre><script>
      const PAGES = %s, PLACES = %s, out = [];
      const finite = (x) => Number.isFinite(x) ? x : String(x);
      const at = (curve) => PLACES.map((p) => [curve.coefficient(p), curve.loss(p), curve.logitGradient(p)].map(finite));
      function ask(page, w) {
        const { DATA, SIDES, state, curveOf, checksOf, sumsOf, update } = w.lossmith;
        const answer = {};
        for (const [key, letters] of Object.entries(page.letters)) {
          const curves = SIDES.map((side) => curveOf(side, letters, 1));
          answer[key] = { values: curves.map(at), checks: curves.map(checksOf),
            sums: sumsOf(state.groups, curves).map((sums) => sums.map(finite)) };
        }
        answer.seen = { svg: w.document.querySelectorAll("svg").length, findings: w.document.querySelectorAll("#checks li").length,
          sliders: w.document.querySelectorAll("input[type=range]").length, names: DATA.letters.map((letter) => letter.name) };
        const drawn = () => [0, 1, 2].map((i) => w.document.querySelector("#panel" + i).innerHTML).join();
        const before = drawn();
        const range = w.document.querySelector("input[type=range]");
        range.value = Number(range.min) + 0.37 * (Number(range.max) - Number(range.min));
        range.dispatchEvent(new w.Event("input"));
        answer.seen.moved = before !== drawn();
        const plays = [...w.document.querySelectorAll("button.play")];
        const pressed = () => { plays[0].click(); return plays[0].getAttribute("aria-pressed"); };
        answer.seen.plays = [plays.length, pressed(), pressed()].join();
        answer.seen.title = w.document.title;
        return answer;
      }
      Promise.all(PAGES.map((page) => new Promise((done) => {
        const frame = document.createElement("iframe");
        frame.onload = () => { try { page.answer = ask(page, frame.contentWindow); } catch (e) { page.answer = { error: String(e) }; } done(); };
        frame.srcdoc = page.text;
        document.body.append(frame);
      }))).then(() => {
        const all = JSON.stringify(PAGES.map((page) => page.answer));
        document.body.replaceChildren(Object.assign(document.createElement("pre"), { textContent: "BEGIN" + btoa(unescape(encodeURIComponent(all))) + "END" }));
      });
      </script>
      """;

  @TempDir private Path folder;

  /** A page and the values of its letters that it is asked for. */
  private record Case(Design design, Design moved) {
    static Case of(Design design) {
      Design moved = design;
      for (String letter : design.letters()) {
        FormulaParameter range =
            design.parameters().getOrDefault(letter, FormulaParameter.unranged(1));
        moved = moved.withParameter(letter, 0.75 * range.value() + 0.25 * range.maximum());
      }
      return new Case(design, moved);
    }
  }

  private static List<Case> cases() {
    List<Design> designs = new ArrayList<>(Losses.designs());
    designs.add(
        Design.typed("two sides", "-(1-p)^a/p").withBackground(Optional.of(new Typed("-b*p^a"))));
    designs.add(
        Design.typed("half drawn", "-sign(p+1)/p")
            .withBackground(Optional.of(Losses.drawings().get(1).shape())));
    designs.add(Design.typed("reserved", "-(1-p)^if_/p - 0*var - constructor*0 - a*0"));
    designs.add(Design.typedLoss("typed loss", "-(1-p)^gamma*log(p)"));
    return designs.stream().map(Case::of).toList();
  }

  private List<JsonNode> answers(List<Case> cases) throws Exception {
    List<Object> pages = new ArrayList<>();
    for (Case one : cases) {
      pages.add(
          Map.of(
              "text", ExportTarget.HTML.text(one.design()).orThrow(),
              "letters", Map.of("own", values(one.design()), "moved", values(one.moved()))));
    }
    String json = JSON.writeValueAsString(pages).replace("<", "\\u003c");
    Path page = folder.resolve("driver.html");
    Files.writeString(page, DRIVER.formatted(json, JSON.writeValueAsString(PLACES)));
    String document = Chromium.document(page, folder);
    assertThat(document).contains("BEGIN");
    String result = document.substring(document.indexOf("BEGIN") + 5, document.indexOf("END"));
    List<JsonNode> answers = new ArrayList<>();
    JSON.readTree(java.util.Base64.getDecoder().decode(result)).forEach(answers::add);
    return answers;
  }

  private static List<Double> values(Design design) {
    return design.letters().stream()
        .sorted()
        .map(letter -> design.parameters().get(letter))
        .map(parameter -> parameter == null ? 1.0 : parameter.value())
        .toList();
  }

  @Test
  void pageHasOurNumbersAndVerdictsWhereverTheSlidersAre() throws Exception {
    Chromium.assumeThere();
    List<String> some = List.of("Maki", "Focal", "PHuber CE", "two sides", "half drawn", "kinked");
    assertPagesAreRight(
        cases().stream().filter(one -> some.contains(one.design().name())).toList());
  }

  @Test
  @Tag("slow")
  void everyPageHasThem() throws Exception {
    Chromium.assumeThere();
    assertPagesAreRight(cases());
  }

  private void assertPagesAreRight(List<Case> cases) throws Exception {
    List<JsonNode> answers = answers(cases);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Case one = cases.get(i);
      assertThat(answers.get(i).path("error").asText()).as(one.design().name()).isEmpty();
      compare(one.design(), answers.get(i).path("own"), wrong);
      compare(one.moved(), answers.get(i).path("moved"), wrong);
      JsonNode seen = answers.get(i).path("seen");
      assertThat(seen.path("svg").asInt()).isEqualTo(5);
      assertThat(seen.path("findings").asInt()).isEqualTo(12 * one.design().sides().size());
      boolean constant = List.of("names", "reserved").contains(one.design().name());
      int plays = seen.path("sliders").asInt();
      assertThat(seen.path("plays").asText()).isEqualTo(plays + ",true,false");
      assertThat(seen.path("moved").asBoolean()).as(one.design().name()).isNotEqualTo(constant);
    }
    assertThat(wrong).isEmpty();
  }

  private static void compare(Design design, JsonNode answer, List<String> wrong) {
    List<TargetSide> sides = design.sides();
    for (int side = 0; side < sides.size(); side++) {
      Outcome<LossCurve> curve = design.side(sides.get(side)).coefficient().then(LossCurve::of);
      if (curve.isOk()) {
        String name = design.name() + " " + values(design) + " " + sides.get(side);
        numbers(name, curve.orThrow(), answer.path("values").path(side), wrong);
        verdicts(name, curve.orThrow(), answer.path("checks").path(side), wrong);
      } else {
        assertThat(answer.path("values").path(side).path(2).path(1).isNumber())
            .as(design.name())
            .isFalse();
      }
    }
    design
        .coefficients(1)
        .toOptional()
        .ifPresent(
            coefficients -> {
              for (GradientSpace space : GradientSpace.values()) {
                double easy =
                    space.gradient(
                        coefficients.of(sides.get(sides.size() - 1)),
                        Imbalance.paper().groups().get(0).p());
                JsonNode there = answer.path("sums").path(0).path(space.ordinal());
                close(design.name() + " sums", 1000 * easy, there, wrong);
              }
            });
  }

  private static void numbers(String name, LossCurve curve, JsonNode values, List<String> wrong) {
    for (int k = 0; k < PLACES.size(); k++) {
      double p = PLACES.get(k);
      JsonNode there = values.path(k);
      close(name + " g at " + p, curve.coefficient(p), there.path(0), wrong);
      close(name + " L at " + p, curve.loss(p), there.path(1), wrong);
      close(name + " dL/dz at " + p, curve.logitGradient(p), there.path(2), wrong);
    }
  }

  private static void close(String what, double ours, JsonNode there, List<String> wrong) {
    double theirs = there.asDouble(Double.NaN);
    if (!(Math.abs(ours - theirs) <= 1e-9 * Math.abs(ours) + 1e-15)) {
      wrong.add(what + ": " + ours + ", in the page " + there);
    }
  }

  private static void verdicts(String name, LossCurve curve, JsonNode checks, List<String> wrong) {
    PropertyReport report = PropertyReport.of(curve.source(), Outcome.ok(curve));
    CHECKS.forEach(
        (key, property) -> {
          PropertyFinding ours = report.finding(property);
          JsonNode theirs = checks.path(key);
          String mine = ours.key().replace("designer.property.", "") + ours.arguments();
          String words =
              java.util.stream.StreamSupport.stream(theirs.path(2).spliterator(), false)
                  .map(JsonNode::asText)
                  .collect(Collectors.joining(", ", "[", "]"));
          if (!alike(mine, theirs.path(1).asText() + words)) {
            wrong.add(name + " " + mine + ", in the page " + theirs);
          }
        });
  }

  /** The same sentence with the same numbers, of which the last digit may be rounded otherwise. */
  private static boolean alike(String ours, String theirs) {
    Pattern number = Pattern.compile("-?\\d+(\\.\\d+)?(e[+-]\\d+)?");
    List<String> mine = number.matcher(ours).results().map(MatchResult::group).toList();
    List<String> others = number.matcher(theirs).results().map(MatchResult::group).toList();
    boolean same = mine.size() == others.size();
    for (int i = 0; same && i < mine.size(); i++) {
      double a = Double.parseDouble(mine.get(i));
      same = Math.abs(a - Double.parseDouble(others.get(i))) <= 2e-3 * Math.abs(a) + 1e-9;
    }
    return same
        && number.matcher(ours).replaceAll("").equals(number.matcher(theirs).replaceAll(""));
  }

  @Test
  void pageLoadsNothing() {
    String page = ExportTarget.HTML.text(Losses.preset("maki")).orThrow();
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("https:", "src=", "@import", "url(\"", "fetch(", "XMLHttpRequest");
    assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("//www");
  }
}
