package io.github.lossmith.app.train;

import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.run.MetricLine;
import io.github.lossmith.trainer.run.MetricLine.Evaluation;
import io.github.lossmith.trainer.run.MetricLine.Probabilities;
import io.github.lossmith.trainer.run.MetricLine.Step;
import io.github.lossmith.trainer.run.MetricsWriter;
import io.github.lossmith.trainer.run.ProbabilityHistogram;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunLock;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.training.TrainingProcess;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * A process that behaves as the trainer does towards a run directory and trains nothing: steps
 * every few milliseconds, evaluations, checkpoints, sample images; it stops on SIGTERM and goes on
 * from its last checkpoint. {@code args}: the directory, milliseconds a step.
 */
final class FakeTrainer {
  private static final double CLASSES = 3;
  private final RunDirectory run;
  private final Experiment experiment;
  private final long stepMs;
  private volatile boolean stop;
  private RunState state = RunState.preparing(Instant.now());
  private long lastState;

  private FakeTrainer(RunDirectory run, Experiment experiment, long stepMs) {
    this.run = run;
    this.experiment = experiment;
    this.stepMs = stepMs;
  }

  public static void main(String[] args) throws Exception {
    RunDirectory run = new RunDirectory(Path.of(args[0]));
    Optional<RunLock> lock = run.lock();
    if (lock.isEmpty()) {
      System.err.println("in use");
      System.exit(TrainingProcess.IN_USE);
    }
    Experiment experiment = ExperimentFile.read(run.experiment()).orThrow();
    if (experiment.name().equals("broken")) {
      System.err.println("the weights are missing");
      System.exit(2);
    }
    FakeTrainer trainer = new FakeTrainer(run, experiment, Long.parseLong(args[1]));
    Thread main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> trainer.stopAndWait(main)));
    trainer.train();
    System.exit(0);
  }

  /** Starts it in a JVM of its own. */
  static Process start(RunDirectory run, long stepMs) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            FakeTrainer.class.getName(),
            run.path().toString(),
            Long.toString(stepMs))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(run.log().toString())))
        .start();
  }

  private void stopAndWait(Thread main) {
    stop = true;
    try {
      main.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void train() throws IOException, InterruptedException {
    write(state, true);
    System.out.println("preparing " + experiment.name());
    int done = 0;
    for (LossSettings loss : experiment.losses()) {
      if (!stop) {
        train(loss.name(), done);
      }
      done++;
    }
    write(state.ended(stop ? RunStatus.STOPPED : RunStatus.FINISHED, ""), true);
  }

  private void train(String loss, int done) throws IOException, InterruptedException {
    List<Long> checkpoints = run.checkpointIterations(loss);
    long from = checkpoints.isEmpty() ? 0 : checkpoints.get(checkpoints.size() - 1);
    long iterations = experiment.schedule().iterations();
    try (MetricsWriter metrics = MetricsWriter.resume(run.metrics(), loss, from)) {
      long step = from;
      while (step < iterations && !stop) {
        step++;
        Thread.sleep(stepMs);
        metrics.append(step(loss, step));
        double fraction = (done + (double) step / iterations) / experiment.losses().size();
        state = state.withStatus(RunStatus.TRAINING).at(loss, step, iterations, fraction);
        write(state.withSpeed(40, (iterations - step) * stepMs / 1e3), false);
        if (experiment.schedule().evaluatesAfter((int) step)) {
          evaluate(metrics, loss, step);
        }
      }
      checkpoint(loss, step);
    }
  }

  private static Step step(String loss, long step) {
    double noise = new SplittableRandom(step * 31 + loss.hashCode()).nextDouble(-0.2, 0.2);
    double level = 0.4 + 3.0 / Math.sqrt(step) + noise;
    return new Step(loss, step, Instant.now(), level, level * 0.7, level * 0.3, 1e-3, 40 + noise);
  }

  private void evaluate(MetricsWriter metrics, String loss, long step) throws IOException {
    double map = 0.6 * (1 - Math.exp(-3.0 * step / experiment.schedule().iterations()));
    Map<String, Double> ap = Map.of("RBC", map * 1.1, "WBC", map * 1.3, "Platelets", map * 0.6);
    MetricLine line = new Evaluation(loss, step, Instant.now(), map, map * 0.97, ap, ap, 0.5);
    metrics.append(line);
    metrics.append(new Probabilities(loss, step, Instant.now(), histogram(map)));
    picture(run.detections(loss, step), map);
    checkpoint(loss, step);
  }

  private static ProbabilityHistogram histogram(double map) {
    ProbabilityHistogram.Builder builder = ProbabilityHistogram.builder();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 3000; i++) {
      boolean object = i % 100 == 0;
      double p = Math.pow(random.nextDouble(), object ? 1 / map : 0.05 / map);
      builder.add(p, object, 1 / Math.max(p, 1e-3));
    }
    return builder.build();
  }

  private static void picture(Path folder, double map) throws IOException {
    Files.createDirectories(folder);
    for (int image = 0; image < 3; image++) {
      BufferedImage picture = new BufferedImage(160, 160, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = picture.createGraphics();
      g.setColor(new Color(60 * image, 90, 120));
      g.fillRect(0, 0, 160, 160);
      g.setColor(Color.YELLOW);
      g.drawRect(20 + image * 10, 30, (int) (100 * map / CLASSES) + 20, 60);
      g.dispose();
      ImageIO.write(picture, "png", folder.resolve("image" + image + ".png").toFile());
    }
  }

  private void checkpoint(String loss, long step) throws IOException {
    Files.createDirectories(run.checkpoints(loss));
    Files.writeString(run.checkpoint(loss, step), "checkpoint");
  }

  private void write(RunState next, boolean always) throws IOException {
    state = next;
    long now = System.nanoTime();
    if (always || now - lastState > 100_000_000L) {
      lastState = now;
      run.write(next.signed(next.process(), Instant.now()));
    }
  }
}
