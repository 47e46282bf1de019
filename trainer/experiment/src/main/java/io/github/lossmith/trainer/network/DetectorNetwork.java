package io.github.lossmith.trainer.network;

import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.TrunkMode;
import java.util.ArrayList;
import java.util.List;

/** SSD-Lite on a trunk. A frozen trunk is not part of it: then the inputs are two feature maps. */
public final class DetectorNetwork {
  private static final String IMAGES = "images";
  private static final List<String> MAPS = List.of("fine", "coarse");

  private DetectorNetwork() {}

  /**
   * The layers that are trained.
   *
   * @param scores classes, background included
   */
  public static NetworkGraph of(DetectorSettings settings, int scores) {
    List<NetworkNode> nodes = new ArrayList<>();
    DetectionHeads heads = new DetectionHeads(nodes, 2 + 2 * settings.ratios().size(), scores);
    switch (settings.trunk()) {
      case SMALL -> {
        SmallTrunk.addTo(nodes, IMAGES);
        for (int i = 0; i < SmallTrunk.TAPS.size(); i++) {
          heads.look(SmallTrunk.TAPS.get(i), SmallTrunk.channels()[i], false);
        }
      }
      case FINE_TUNED -> {
        nodes.addAll(MobileNetV2.nodes(settings.width(), IMAGES));
        look(heads, settings, MobileNetV2.TAPS, false);
      }
      case FROZEN -> look(heads, settings, MAPS, true);
    }
    heads.join();
    return new NetworkGraph(inputs(settings), nodes, List.of(DetectionHeads.OUTPUT));
  }

  private static void look(
      DetectionHeads heads, DetectorSettings settings, List<String> taps, boolean data) {
    int[] channels = MobileNetV2.channels(settings.width());
    heads.look(taps.get(0), channels[0], data);
    heads.look(taps.get(1), channels[1], data);
    heads.extend(taps.get(1), channels[1], data);
  }

  private static List<NetworkGraph.Input> inputs(DetectorSettings settings) {
    if (settings.trunk() != TrunkMode.FROZEN) {
      return List.of(new NetworkGraph.Input(IMAGES, settings.size(), 3));
    }
    List<Integer> sides = settings.maps();
    int[] channels = MobileNetV2.channels(settings.width());
    List<NetworkGraph.Input> inputs = new ArrayList<>();
    for (int i = 0; i < MAPS.size(); i++) {
      inputs.add(new NetworkGraph.Input(MAPS.get(i), sides.get(i), channels[i]));
    }
    return inputs;
  }

  /** MobileNetV2 alone, from images to the two feature maps that the heads use. */
  public static NetworkGraph trunk(double width, int size) {
    return new NetworkGraph(
        List.of(new NetworkGraph.Input(IMAGES, size, 3)),
        MobileNetV2.nodes(width, IMAGES),
        MobileNetV2.TAPS);
  }

  /** Values of one image in each feature map of {@link #trunk}. */
  public static List<Integer> featureLengths(double width, int size) {
    int[] channels = MobileNetV2.channels(width);
    int fine = half(half(half(half(size))));
    return List.of(fine * fine * channels[0], half(fine) * half(fine) * channels[1]);
  }

  private static int half(int side) {
    return (side + 1) / 2;
  }

  /**
   * Bytes that a frozen trunk's features of so many images take, single precision.
   *
   * @param copies augmented copies of each image beside the image itself
   */
  public static long featureBytes(DetectorSettings settings, int images, int copies) {
    long values =
        featureLengths(settings.width(), settings.size()).stream().mapToLong(n -> n).sum();
    return Float.BYTES * values * images * (1L + copies);
  }
}
