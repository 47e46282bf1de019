package io.github.lossmith.designer.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.SideCoefficients;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.integration.LossCurve;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients against differences of the loss, which the integrator computes on its own. */
class SmallNetworkTest {
  private static LossCurve curve(Design design, boolean rare) {
    TargetSide side = rare ? TargetSide.OBJECT : TargetSide.BACKGROUND;
    return design.side(side).coefficient().then(LossCurve::of).orThrow();
  }

  private static double loss(LossCurve curve, SmallNetwork network, boolean rare) {
    double margin = network.margin(0.4, -0.7);
    return curve.loss(SmallNetwork.trueProbability(rare ? margin : -margin));
  }

  @ParameterizedTest
  @CsvSource({
    "ce,LINEAR",
    "ce,SMALL",
    "ce,LARGE",
    "focal,SMALL",
    "maki,LARGE",
    "qce,SMALL",
    "asl,LARGE",
    "gce,SMALL",
    "mae,LINEAR"
  })
  void gradientIsTheDifferenceQuotient(String preset, NetworkLayout layout) {
    Design design = Presets.named(preset).orElseThrow();
    SideCoefficients coefficients = design.coefficients(1).orThrow();
    SmallNetwork network = SmallNetwork.of(layout, 3);
    Random random = new Random(5);
    for (int i = 0; i < network.size(); i++) {
      network.set(i, network.weight(i) + 0.1 * random.nextGaussian());
    }
    for (boolean rare : new boolean[] {true, false}) {
      LossCurve curve = curve(design, rare);
      double[] gradient = new double[network.size()];
      network.addGradient(0.4, -0.7, rare, coefficients, gradient);
      for (int k = 0; k < 24; k++) {
        int i = random.nextInt(network.size());
        double kept = network.weight(i);
        double step = 1e-4;
        network.set(i, kept + step);
        double up = loss(curve, network, rare);
        network.set(i, kept - step);
        double down = loss(curve, network, rare);
        network.set(i, kept);
        assertThat(gradient[i]).as("weight " + i).isCloseTo((up - down) / (2 * step), within(1e-6));
      }
    }
  }

  @Test
  void gradientsOfPointsAddUp() {
    SideCoefficients coefficients = Presets.named("focal").orElseThrow().coefficients(1).orThrow();
    SmallNetwork network = SmallNetwork.of(NetworkLayout.SMALL, 1);
    double[] one = new double[network.size()];
    double[] both = new double[network.size()];
    network.addGradient(0.1, 0.2, true, coefficients, one);
    network.addGradient(0.1, 0.2, true, coefficients, both);
    network.addGradient(-0.3, 0.2, false, coefficients, both);
    double[] other = new double[network.size()];
    network.addGradient(-0.3, 0.2, false, coefficients, other);
    for (int i = 0; i < both.length; i++) {
      assertThat(both[i]).isCloseTo(one[i] + other[i], within(1e-12));
    }
  }

  @Test
  void extremeMarginsStayFinite() {
    SideCoefficients ce = Presets.named("ce").orElseThrow().coefficients(1).orThrow();
    assertThat(SmallNetwork.pull(ce.object(), -2000)).isCloseTo(-1, within(1e-12));
    assertThat(SmallNetwork.pull(ce.object(), 2000)).isZero();
    assertThat(SmallNetwork.pull(ce.object(), 40)).isCloseTo(-Math.exp(-40), within(1e-25));
  }

  @Test
  void copyLearnsOnItsOwn() {
    SmallNetwork network = SmallNetwork.of(NetworkLayout.SMALL, 1);
    SmallNetwork copy = network.copy();
    copy.set(0, 7);
    assertThat(network.weight(0)).isNotEqualTo(7);
    assertThat(SmallNetwork.of(NetworkLayout.SMALL, 1).weight(0)).isEqualTo(network.weight(0));
    assertThat(NetworkLayout.LARGE.widths()).isEqualTo("2-32-32-2");
  }
}
