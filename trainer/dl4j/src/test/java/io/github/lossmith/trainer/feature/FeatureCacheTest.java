package io.github.lossmith.trainer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.TrunkWeights;
import io.github.lossmith.trainer.backend.Backend;
import io.github.lossmith.trainer.dataset.Augmenter;
import io.github.lossmith.trainer.dataset.Dataset;
import io.github.lossmith.trainer.dataset.ExperimentImages;
import io.github.lossmith.trainer.dataset.ImageAugmentation;
import io.github.lossmith.trainer.detector.Trunk;
import io.github.lossmith.trainer.experiment.Augmentation;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.keras.KerasWeights;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.prior.Priors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {
  private static final int SIZE = 96;
  @TempDir Path folder;
  private ExperimentImages both;
  private Dataset images;
  private KerasWeights weights;
  private DetectorSettings settings;
  private final AtomicInteger computed = new AtomicInteger();

  @BeforeEach
  void prepare() {
    Backend.enableHelpers();
    weights = KerasWeights.read(TrunkWeights.ofWidth("0.35"), 0.35).orThrow();
    DataSource data = new DataSource.Generated(3, 2);
    both = ExperimentImages.open(data, folder.resolve("images")).orThrow();
    images = both.train();
    DetectorSettings usual = ExperimentPresets.named("bccd").detector();
    settings =
        new DetectorSettings(
            SIZE,
            TrunkMode.FROZEN,
            0.35,
            "",
            1,
            usual.minimumSizes(),
            usual.maximumSizes(),
            usual.ratios(),
            0);
  }

  private static Augmenter augmenter(long seed) {
    return new Augmenter(new Augmentation(0.02, 0.5, 0.5, 0.2, 0.1), seed);
  }

  private FeatureFile open(long seed, int copies) {
    FeatureCache cache = new FeatureCache(folder, settings, weights);
    assertThat(cache.room(both, augmenter(seed), copies)).isEmpty();
    return cache
        .open(images, augmenter(seed), copies, (done, of) -> computed.set(done), () -> false)
        .orThrow();
  }

  @Test
  void recordsAreTheTrunksFeatures() throws IOException {
    float[] pixels = PixelScaling.read(images.samples().get(2), SIZE).orThrow();
    float[] batch = new float[pixels.length];
    ImageAugmentation view = augmenter(4).view(images.samples().get(2).id(), 1);
    PixelScaling.put(pixels, view, SIZE, batch, 0);
    try (FeatureFile file = open(4, 1);
        Trunk trunk = Trunk.of(0.35, SIZE, weights)) {
      float[][] expected = trunk.features(batch);
      float[] coarse = new float[expected[1].length];
      file.read(2 * 2 + 1, expected[0].length, coarse, 0, coarse.length);
      for (int i = 0; i < coarse.length; i++) {
        assertThat(coarse[i])
            .isCloseTo(expected[1][i], org.assertj.core.api.Assertions.within(1e-3f));
      }
    }
  }

  @Test
  void featuresAreComputedOnceForTheSameQuestion() throws IOException {
    open(4, 1).close();
    assertThat(computed.getAndSet(0)).isEqualTo(6);
    open(4, 1).close();
    assertThat(computed.get()).isZero();
    open(5, 1).close();
    assertThat(computed.getAndSet(0)).as("another augmentation").isEqualTo(6);
    open(5, 0).close();
    assertThat(computed.getAndSet(0)).as("no copies").isEqualTo(3);
    open(6, 0).close();
    assertThat(computed.get()).as("no augmentation, so its seed does not matter").isZero();
  }

  @Test
  void featuresOfAGroupOfSeedsAreComputedOnce() throws IOException {
    List<Integer> views = new ArrayList<>();
    for (long seed = 0; seed < 5; seed++) {
      computed.set(0);
      open(seed, 0).close();
      views.add(computed.get());
    }
    assertThat(views).containsExactly(3, 0, 0, 0, 0);
  }

  @Test
  void manyThatWantTheSameFeaturesComputeThemOnce() throws Exception {
    ExecutorService tasks = Executors.newFixedThreadPool(8);
    AtomicInteger views = new AtomicInteger();
    Path file = new FeatureCache(folder, settings, weights).file(images, augmenter(4), 1);
    List<Future<Long>> sizes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      sizes.add(
          tasks.submit(
              () -> {
                FeatureCache cache = new FeatureCache(folder, settings, weights);
                cache
                    .open(images, augmenter(4), 1, (done, of) -> views.addAndGet(of), () -> false)
                    .orThrow()
                    .close();
                return Files.size(file);
              }));
    }
    for (Future<Long> size : sizes) {
      assertThat(size.get()).isEqualTo(Files.size(file));
    }
    tasks.shutdown();
    assertThat(views.get()).isEqualTo(6);
  }

  @Test
  void waitingForTheFeaturesOfAnotherStopsWhenAsked() throws IOException {
    FeatureCache cache = new FeatureCache(folder, settings, weights);
    String name = cache.file(images, augmenter(4), 0).getFileName().toString();
    Path lock = folder.resolve(name.replace(".features", ".lock"));
    Files.createDirectories(folder);
    try (RunLock held = RunLock.take(lock, List.of()).orElseThrow()) {
      assertThat(held.isHeld()).isTrue();
      Outcome<FeatureFile> asked =
          cache.open(images, augmenter(4), 0, (done, of) -> computed.set(done), () -> true);
      assertThat(asked.failure().orElseThrow().key()).isEqualTo("trainer.features.stopped");
    }
    assertThat(computed.get()).isZero();
  }

  @Test
  void diskAndTimeAreToldBeforeTheFirstFeature() throws IOException {
    List<String> told = new ArrayList<>();
    FeatureCache.Progress progress =
        new FeatureCache.Progress() {
          @Override
          public void estimated(int views, long bytes, double seconds) {
            assertThat(seconds).isPositive();
            told.add(views + " views, " + bytes + " bytes");
          }

          @Override
          public void done(int views, int of) {
            told.add("done");
          }
        };
    FeatureCache cache = new FeatureCache(folder, settings, weights);
    cache.open(images, augmenter(4), 1, progress, () -> false).orThrow().close();
    long size = Files.size(cache.file(images, augmenter(4), 1));
    assertThat(told).first().isEqualTo("6 views, " + size + " bytes");
    assertThat(told).last().isEqualTo("done");
  }

  @Test
  void leftoversOfKilledProcessesAreCleared() throws IOException {
    Path old = Files.createFile(folder.resolve(".computing1.features"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path young = Files.createFile(folder.resolve(".computing2.features"));
    open(4, 0).close();
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void damagedImageIsNamedBeforeTheFirstFeature() throws IOException {
    Files.write(both.test().samples().get(1).image(), new byte[] {1, 2, 3});
    List<Integer> done = new ArrayList<>();
    Outcome<FeatureSource> source =
        FeatureSource.open(
            new FeatureCache(folder, settings, weights),
            both,
            settings,
            Priors.of(settings),
            new BatchOrder(3, 1, 0),
            augmenter(4),
            (views, of) -> done.add(views),
            () -> false);
    assertThat(source.failure().orElseThrow().message())
        .contains(both.test().samples().get(1).id());
    assertThat(done).isEmpty();
  }

  @Test
  void fileCutShortIsComputedAgain() throws IOException {
    open(4, 0).close();
    computed.set(0);
    Path file = new FeatureCache(folder, settings, weights).file(images, augmenter(4), 0);
    Files.write(file, new byte[100]);
    open(4, 0).close();
    assertThat(computed.get()).isEqualTo(3);
  }

  @Test
  void missingRoomIsSaidBeforeAnythingIsComputed() {
    FeatureCache cache = new FeatureCache(folder, settings, weights);
    String message = cache.room(both, augmenter(4), 1_000_000_000).orElseThrow().message();
    assertThat(message).contains("MB").contains("LOSSMITH_CACHE");
  }
}
