package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.backend.Floats;
import io.github.lossmith.trainer.dataset.Augmenter;
import io.github.lossmith.trainer.dataset.ExperimentImages;
import io.github.lossmith.trainer.dataset.ImageAugmentation;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.feature.BatchOrder;
import io.github.lossmith.trainer.keras.KerasWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes what our trainer begins an experiment with, for another engine to begin with the same: the
 * first weights, and of each step the images and how they are augmented. The format is described in
 * the exported program's {@code Replay}.
 */
public final class ReplayFolder {
  private final Experiment experiment;
  private final ExperimentImages images;
  private final Path folder;

  private ReplayFolder(Experiment experiment, ExperimentImages images, Path folder) {
    this.experiment = experiment;
    this.images = images;
    this.folder = folder;
  }

  /** Writes the folder {@code replay} of a run. */
  public static void write(Experiment experiment, ExperimentImages images, Path run)
      throws IOException {
    Path folder = Files.createDirectories(run.resolve("replay"));
    ReplayFolder replay = new ReplayFolder(experiment, images, folder);
    replay.weights();
    replay.views();
  }

  private void weights() throws IOException {
    DetectorSettings settings = experiment.detector();
    KerasWeights trunk =
        settings.trunk() == TrunkMode.FINE_TUNED
            ? KerasWeights.read(Path.of(settings.weights()), settings.width()).orThrow()
            : null;
    int scores = images.train().classes().size() + 1;
    try (NumpyArchive archive = new NumpyArchive(folder.resolve("weights.npz"));
        Detector detector =
            Detector.create(settings, scores, null, 1, experiment.schedule().seed(), trunk)) {
      for (Layer layer : detector.network().getLayers()) {
        if (layer instanceof ConvolutionUnitLayer unit) {
          String name = unit.conf().getLayer().getLayerName();
          put(archive, name + ".weight", unit.getParam(ConvolutionUnitParameters.WEIGHT));
          put(archive, name + ".bias", unit.getParam(ConvolutionUnitParameters.BIAS));
        }
      }
    }
  }

  private static void put(NumpyArchive archive, String name, INDArray array) throws IOException {
    float[] values = new float[(int) array.length()];
    Floats.read(array, 0, values, values.length);
    archive.put(name, values, array.shape());
  }

  private void views() throws IOException {
    Schedule schedule = experiment.schedule();
    int count = schedule.iterations() * schedule.batch();
    int[] chosen = new int[count];
    int[] mirrored = new int[count];
    int[] upsideDown = new int[count];
    double[] contrast = new double[count];
    double[] brightness = new double[count];
    int side = experiment.detector().size();
    float[] noise = new float[count * side * side * 3];
    BatchOrder order =
        new BatchOrder(images.train().samples().size(), schedule.batch(), schedule.seed());
    for (int i = 0; i < count; i++) {
      int step = i / schedule.batch();
      int place = i % schedule.batch();
      chosen[i] = order.batch(step)[place];
      ImageAugmentation view = view(chosen[i], order.round(step, place));
      mirrored[i] = view.mirrored() ? 1 : 0;
      upsideDown[i] = view.upsideDown() ? 1 : 0;
      contrast[i] = view.contrast();
      brightness[i] = view.brightness();
      System.arraycopy(noise(view, side), 0, noise, i * side * side * 3, side * side * 3);
    }
    long steps = schedule.iterations();
    long batch = schedule.batch();
    try (NumpyArchive archive = new NumpyArchive(folder.resolve("views.npz"))) {
      archive.put("images", chosen, steps, batch);
      archive.put("mirrored", mirrored, steps, batch);
      archive.put("upsideDown", upsideDown, steps, batch);
      archive.put("contrast", contrast, steps, batch);
      archive.put("brightness", brightness, steps, batch);
      archive.put("noise", noise, steps, batch, side, side, 3);
    }
  }

  /** As {@code FeatureSource} and {@code PixelSource} choose it. */
  private ImageAugmentation view(int image, int round) {
    int copies = experiment.detector().copies();
    boolean frozen = experiment.detector().trunk() == TrunkMode.FROZEN;
    int copy = frozen ? round % (1 + copies) : copies > 0 ? 1 + round : 0;
    return new Augmenter(experiment.augmentation(), experiment.schedule().seed())
        .view(images.train().samples().get(image).id(), copy);
  }

  /** What a view adds to each value: its noise on grey, where nothing is cut off. */
  private static float[] noise(ImageAugmentation view, int side) {
    float[] grey = new float[side * side * 3];
    Arrays.fill(grey, 0.5f);
    new ImageAugmentation(false, false, 1, 0, view.noise(), view.noiseSeed()).apply(grey, 0, side);
    for (int i = 0; i < grey.length; i++) {
      grey[i] -= 0.5f;
    }
    return grey;
  }
}
