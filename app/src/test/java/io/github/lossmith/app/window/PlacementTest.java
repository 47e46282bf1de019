package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.settings.WindowBounds;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {
  /** A desk with a screen left of the primary one, and a lower one with a panel at its top. */
  private static final List<Rectangle2D> DESK =
      List.of(
          new Rectangle2D(0, 30, 1920, 1050),
          new Rectangle2D(-1280, -200, 1280, 1024),
          new Rectangle2D(1920, 0, 1024, 738));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # remembered                x     y  width height  why
          100,100,1200,800,         100,  100,  1200,   800, as it was
          0,30,1920,1050,             0,   30,  1920,  1050, all of the screen
          -1280,-200,1280,1024,   -1280, -200,  1280,  1024, negative coordinates
          -1100,0,1000,700,       -1100,    0,  1000,   700, on the left screen
          -1300,-300,1000,700,    -1280, -200,  1000,   700, its corner is outside
          1700,900,1000,700,        920,  380,  1000,   700, pushed back from the corner
          1900,0,1020,700,         1920,    0,  1020,   700, mostly on the right screen
          1800,40,1300,900,        1920,    0,  1024,   738, larger than its screen
          0,0,4000,3000,              0,   30,  1920,  1050, larger than any screen
          0,-20,1280,800,             0,   30,  1280,   800, the title is above the screen
          5000,4000,1200,800,       360,  155,  1200,   800, the screen is gone
          -3000,100,1200,800,       360,  155,  1200,   800, the left one of three is gone
          1890,700,1000,700,        460,  205,  1000,   700, only a corner is left to take hold of
          100,100,20,20,            320,  155,  1280,   800, no window has that size
          NaN,100,1200,800,         320,  155,  1280,   800, a broken file
          100,100,Infinity,800,     320,  155,  1280,   800, another
          """)
  void opensInsideAScreen(
      double x,
      double y,
      double width,
      double height,
      double openX,
      double openY,
      double openWidth,
      double openHeight,
      String why) {
    WindowBounds place =
        Placement.opening(Optional.of(new WindowBounds(x, y, width, height, false)), DESK);
    assertThat(place)
        .as(why)
        .isEqualTo(new WindowBounds(openX, openY, openWidth, openHeight, false));
  }

  @Test
  void aFirstWindowStandsInTheMiddle() {
    assertThat(Placement.opening(Optional.empty(), DESK))
        .isEqualTo(new WindowBounds(320, 155, 1280, 800, false));
  }

  @Test
  void aSmallScreenIsFilled() {
    List<Rectangle2D> small = List.of(new Rectangle2D(0, 24, 800, 576));
    assertThat(Placement.opening(Optional.empty(), small))
        .isEqualTo(new WindowBounds(0, 24, 800, 576, false));
    assertThat(Placement.opening(Optional.of(new WindowBounds(50, 60, 1280, 800, true)), small))
        .isEqualTo(new WindowBounds(0, 24, 800, 576, true));
  }

  @Test
  void aMaximizedWindowKnowsWhatItReturnsTo() {
    WindowBounds stood = new WindowBounds(-1100, 0, 1000, 700, true);
    assertThat(Placement.opening(Optional.of(stood), DESK)).isEqualTo(stood);
  }

  @Test
  void tellsWhatAWindowManagerDidFromAFrame() {
    WindowBounds asked = new WindowBounds(100, 100, 1280, 800, false);
    assertThat(Placement.isMisplaced(asked, asked, DESK)).isFalse();
    assertThat(Placement.isMisplaced(asked, new WindowBounds(102, 120, 1278, 775, false), DESK))
        .as("a frame")
        .isFalse();
    assertThat(Placement.isMisplaced(asked, new WindowBounds(100, 100, 200, 200, false), DESK))
        .as("GTK's own size, as under openbox")
        .isTrue();
    assertThat(Placement.isMisplaced(asked, new WindowBounds(100, 100, 960, 620, false), DESK))
        .as("a user in a hurry")
        .isFalse();
    assertThat(Placement.isMisplaced(asked, new WindowBounds(-1, 22, 1280, 800, false), DESK))
        .as("the title is above the screen")
        .isTrue();
  }

  @Test
  void framesAreNotTakenForTheUsersSize() {
    WindowBounds asked = new WindowBounds(0, 112, 1280, 800, false);
    WindowBounds framed = new WindowBounds(5, 141, 1290, 834, false);
    assertThat(Placement.remembered(asked, framed, framed)).isEqualTo(asked);
  }

  @Test
  void whatTheUserChangedIsRemembered() {
    WindowBounds asked = new WindowBounds(0, 112, 1280, 800, false);
    WindowBounds framed = new WindowBounds(5, 141, 1290, 834, false);
    WindowBounds now = new WindowBounds(105, 161, 1110, 734, true);
    assertThat(Placement.remembered(asked, framed, now))
        .isEqualTo(new WindowBounds(100, 132, 1100, 700, true));
  }
}
