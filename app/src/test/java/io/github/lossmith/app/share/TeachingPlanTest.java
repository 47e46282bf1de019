package io.github.lossmith.app.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.GradientSpace;
import io.github.lossmith.designer.imbalance.GradientSums;
import io.github.lossmith.designer.imbalance.Imbalance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The links of docs/teaching.md open, and show what the page says of them. */
class TeachingPlanTest {
  private static final Pattern LINK = Pattern.compile("lossmith:1/[A-Za-z0-9_-]{20,}");
  private final List<SharedState> states = states();

  private static List<SharedState> states() {
    try {
      String page = Files.readString(Path.of("../docs/teaching.md"));
      List<String> links = LINK.matcher(page).results().map(MatchResult::group).toList();
      return links.stream().map(link -> SharedState.read(link).orThrow()).toList();
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  @Test
  void everyLinkOpensTheSaidPlace() {
    assertThat(states.stream().map(SharedState::place))
        .containsExactly("imbalance", "playground", "playground", "playground", "design", "design");
    assertThat(states.get(2).designs().get(2).isTwoSided()).isTrue();
    assertThat(states.get(1).setup().orElseThrow().recipe().ratio()).isEqualTo(100);
    assertThat(states.get(2).setup().orElseThrow().recipe().spread()).isEqualTo(0.7);
    assertThat(states.get(3).setup().orElseThrow().recipe().labelNoise()).isEqualTo(0.3);
  }

  @Test
  void theSumsAreThoseOfThePage() {
    SharedState paper = states.get(0);
    Imbalance groups = paper.examples().orElseThrow().groups();
    Design ce = paper.designs().get(0);
    GradientSums byProbability = sums(groups, ce, GradientSpace.COEFFICIENT);
    assertThat(byProbability.easy()).isCloseTo(-1111, within(0.5));
    assertThat(byProbability.hard()).isCloseTo(-33, within(0.5));
    GradientSums byLogit = sums(groups, ce, GradientSpace.LOGIT);
    assertThat(byLogit.easy()).isCloseTo(-100, within(1e-6));
    assertThat(byLogit.hard()).isCloseTo(-7, within(1e-6));
    Design maki = paper.designs().get(paper.selected());
    assertThat(quotient(groups, maki, GradientSpace.COEFFICIENT)).isCloseTo(4.76, within(0.005));
    Design better = maki.withParameter("gamma", 1.802);
    assertThat(quotient(groups, better, GradientSpace.COEFFICIENT)).isCloseTo(1, within(0.01));
    Design other = maki.withParameter("gamma", 1.3666);
    assertThat(quotient(groups, other, GradientSpace.LOGIT)).isCloseTo(1, within(0.01));
    Design focal = paper.designs().get(1);
    assertThat(quotient(groups, focal, GradientSpace.COEFFICIENT)).isCloseTo(0.97, within(0.005));
  }

  private static GradientSums sums(Imbalance groups, Design design, GradientSpace space) {
    return groups.gradientSums(design.coefficients(0).orThrow(), space);
  }

  private static double quotient(Imbalance groups, Design design, GradientSpace space) {
    GradientSums sums = sums(groups, design, space);
    return sums.easy() / sums.hard();
  }

  @Test
  void theCoefficientsAreThoseOfThePage() {
    List<Design> noisy = states.get(3).designs();
    assertThat(coefficient(noisy.get(0), 0.01)).isCloseTo(-100, within(1e-9));
    assertThat(coefficient(noisy.get(1), 0.01)).isCloseTo(-3.98, within(0.005));
    assertThat(coefficient(noisy.get(2), 0.01)).isEqualTo(-1);
    assertThat(coefficient(states.get(4).designs().get(0), 0.5)).isPositive();
    Design falling = states.get(5).designs().get(0);
    assertThat(coefficient(falling, 0.9) / coefficient(falling, 0.3)).isCloseTo(12, within(0.01));
  }

  private static double coefficient(Design design, double p) {
    Imbalance one = new Imbalance(List.of(new ExampleGroup(1, p)));
    GradientSums sums = sums(one, design, GradientSpace.COEFFICIENT);
    return sums.easy() + sums.hard();
  }
}
