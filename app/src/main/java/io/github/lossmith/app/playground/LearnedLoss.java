package io.github.lossmith.app.playground;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.SideCoefficients;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How far the network of a loss has come.
 *
 * @param name of the loss
 * @param steps of training
 * @param rareRecall the share of the rare class that is found
 * @param commonRecall the share of the common class that is found
 * @param balancedAccuracy the mean of both
 */
public record LearnedLoss(
    String name, long steps, double rareRecall, double commonRecall, double balancedAccuracy) {
  static List<LearnedLoss> of(RaceFrame frame) {
    return frame.lanes().stream().map(seen -> of(seen, frame.steps())).toList();
  }

  private static LearnedLoss of(RaceFrame.Seen seen, long steps) {
    return new LearnedLoss(
        seen.lane().name(),
        steps,
        seen.measures().rareRecall(),
        seen.measures().commonRecall(),
        seen.measures().balancedAccuracy());
  }

  /**
   * What the place shows after so many steps; it takes as long as they do.
   *
   * @param designs of which the first {@link PlaygroundModel#MOST_LANES} with a coefficient learn
   */
  public static List<LearnedLoss> after(
      RaceSetup setup, List<Design> designs, double progress, int steps) {
    List<RaceLane> lanes = new ArrayList<>();
    for (Design design : designs) {
      if (lanes.size() < PlaygroundModel.MOST_LANES) {
        design
            .coefficients(progress)
            .toOptional()
            .ifPresent(pair -> lanes.add(lane(lanes.size(), design, pair)));
      }
    }
    RaceRunner.Turn whole =
        new RaceRunner.Turn(setup, lanes, steps, SeedStrip.SIZE, PictureColours.LIGHT);
    return of(new RaceRunner().frame(whole));
  }

  private static RaceLane lane(int id, Design design, SideCoefficients coefficients) {
    return new RaceLane(id, design.name(), OptionalLong.empty(), coefficients);
  }
}
