package io.github.lossmith.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.dataset.Sample;
import io.github.lossmith.trainer.image.ExifOrientation;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionPictureTest {
  private static final int ORANGE = 0xFFE69F00;
  private static final int BLUE = 0xFF56B4E9;

  @TempDir private Path folder;

  private BufferedImage picture(Detection... found) throws IOException {
    Path file = folder.resolve("one.png");
    ImageIO.write(new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    Sample sample = new Sample("one", file, ExifOrientation.NONE, 160, 120, List.of());
    Path out = folder.resolve("out");
    DetectionPicture.write(sample, List.of(found), List.of("square", "circle"), out);
    return ImageIO.read(out.resolve("one.png").toFile());
  }

  private static long count(BufferedImage picture, int colour) {
    int[] all = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, 480);
    return Arrays.stream(all).filter(pixel -> pixel == colour).count();
  }

  @Test
  void labelsOfNeighboursStandBesideEachOtherInThePicture() throws IOException {
    ObjectBox box = new ObjectBox(140, 2, 158, 20);
    BufferedImage alone = picture(new Detection(1, 0.9, box));
    assertThat(alone.getWidth()).isEqualTo(480);
    BufferedImage both = picture(new Detection(1, 0.9, box), new Detection(2, 0.5, box));
    assertThat(count(both, BLUE)).isGreaterThan(500);
    assertThat(count(both, ORANGE)).isGreaterThan(count(alone, ORANGE) / 2);
  }

  @Test
  void whatIsHardlyBelievedIsLeftOut() throws IOException {
    assertThat(count(picture(new Detection(1, 0.1, new ObjectBox(10, 10, 60, 60))), ORANGE))
        .isZero();
  }
}
