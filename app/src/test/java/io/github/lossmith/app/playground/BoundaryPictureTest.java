package io.github.lossmith.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.playground.NetworkLayout;
import io.github.lossmith.designer.playground.PointSet;
import io.github.lossmith.designer.playground.PointSet.Labelled;
import io.github.lossmith.designer.playground.SmallNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoundaryPictureTest {
  /** Its margin is 0 at x = 0.3, and the rare class is on the right. */
  private static SmallNetwork upright() {
    SmallNetwork network = SmallNetwork.of(NetworkLayout.LINEAR, 0);
    double[] weights = {0, 0, 0, 40, 0, -12 * Math.sqrt(3)};
    for (int i = 0; i < weights.length; i++) {
      network.set(i, weights[i]);
    }
    return network;
  }

  @ParameterizedTest
  @EnumSource
  void boundaryAndTintsAreWhereTheNetworkHasThem(PictureColours tone) {
    BoundaryPicture picture = BoundaryPicture.of(upright(), new PointSet(List.of()), 240, tone);
    int place = (int) Math.round((0.3 / BoundaryPicture.SEEN + 1) / 2 * 239);
    for (int row = 0; row < 240; row += 40) {
      int found = -1;
      for (int i = 0; i < 240; i++) {
        found = pixel(picture, i, row) == tone.boundary() ? i : found;
      }
      assertThat(found).isBetween(place - 1, place + 1);
      assertThat(pixel(picture, 0, row)).isEqualTo(tone.ground(0));
      assertThat(pixel(picture, 239, row)).isEqualTo(tone.ground(1));
    }
  }

  private static int pixel(BoundaryPicture picture, int x, int y) {
    return picture.colour(x, y);
  }

  @Test
  void pointsAreDrawnAndThoseOutsideLeftOut() {
    PointSet points =
        new PointSet(
            List.of(
                new Labelled(0, 0, true),
                new Labelled(-0.5, 0.5, false),
                new Labelled(1e9, 0, true)));
    BoundaryPicture picture = BoundaryPicture.of(upright(), points, 241, PictureColours.LIGHT);
    assertThat(pixel(picture, 120, 120)).isEqualTo(PictureColours.LIGHT.point(true));
    int left = (int) Math.round((1 - 0.5 / BoundaryPicture.SEEN) / 2 * 240);
    assertThat(pixel(picture, left, left)).isEqualTo(PictureColours.LIGHT.point(false));
  }
}
