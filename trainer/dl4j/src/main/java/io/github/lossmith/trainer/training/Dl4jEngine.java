package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.backend.BackendCheck;
import io.github.lossmith.trainer.backend.CudaRuntime;
import io.github.lossmith.trainer.backend.KernelCoverage;
import io.github.lossmith.trainer.cache.ScratchFolder;
import io.github.lossmith.trainer.cache.UserCache;
import io.github.lossmith.trainer.card.CardReadiness;
import io.github.lossmith.trainer.card.CardVerdict;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.card.NvidiaSmi;
import io.github.lossmith.trainer.detector.DetectorFootprint;
import io.github.lossmith.trainer.engine.ComputeBackend;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineCheckpoints;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.EngineProgram;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.Footprint;
import io.github.lossmith.trainer.engine.TrainingEngine;
import io.github.lossmith.trainer.engine.TrainingOffer;
import io.github.lossmith.trainer.engine.TrainingRequest;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** DL4J, in a separate JVM with the memory limits and switches that it needs. */
public final class Dl4jEngine implements TrainingEngine {
  /**
   * Time limit of the check: at the first start the natives are unpacked, which takes a minute on a
   * slow disk.
   */
  private static final long CHECK_S = 300;

  private final NvidiaSmi smi;
  private final CudaRuntime cuda;

  /** The engine on this machine for this user; called by {@link java.util.ServiceLoader}. */
  public Dl4jEngine() {
    this(new NvidiaSmi("nvidia-smi"), CudaRuntime.inCache(UserCache.folder()));
  }

  /**
   * The engine with another card.
   *
   * @param cuda the backend for it, here or not
   */
  public Dl4jEngine(NvidiaSmi smi, CudaRuntime cuda) {
    this.smi = smi;
    this.cuda = cuda;
  }

  @Override
  public String name() {
    return Engines.DL4J;
  }

  @Override
  public void offers(List<Path> pythons, Consumer<TrainingOffer> found)
      throws InterruptedException {
    CardReadiness readiness = cards();
    Optional<Problem> none = readiness.unsupported().or(readiness.cards()::failure);
    if (none.isPresent()) {
      found.accept(offer(Device.CUDA, Optional.empty(), false, "none", none.get()));
    } else {
      numbered(readiness.cards().orThrow()).forEach(found);
    }
    found.accept(
        new TrainingOffer(
            EngineChoice.PROCESSOR,
            "",
            Optional.empty(),
            true,
            "processor",
            Problem.of(
                "trainer.offer.processor",
                Integer.toString(Runtime.getRuntime().availableProcessors()))));
  }

  private static TrainingOffer offer(
      Device device, Optional<GraphicsCard> card, boolean runs, String verdict, Problem reason) {
    return new TrainingOffer(EngineChoice.dl4j(device), "", card, runs, verdict, reason);
  }

  private static List<TrainingOffer> numbered(List<CardVerdict> cards) {
    List<TrainingOffer> offers = new ArrayList<>();
    for (CardVerdict card : cards) {
      Device device = offers.isEmpty() ? Device.CUDA : Device.card(offers.size());
      offers.add(
          offer(device, Optional.of(card.card()), card.runs(), card.coverage(), card.reason()));
    }
    return offers;
  }

  @Override
  public Outcome<ComputeBackend> processor() throws InterruptedException {
    try (ScratchFolder scratch = ScratchFolder.create("backend")) {
      return checked(scratch.resolve("backend.json"), scratch.resolve("log.txt"));
    } catch (IOException failure) {
      return Outcome.bad("trainer.engine.no-backend", name(), String.valueOf(failure.getMessage()));
    }
  }

  private Outcome<ComputeBackend> checked(Path answer, Path log)
      throws IOException, InterruptedException {
    EngineProgram program =
        JavaProgram.training(false, Device.CPU)
            .program(BackendCheck.class.getName(), List.of(answer.toString()));
    Process process = program.process(List.of(), log).start();
    try {
      if (!process.waitFor(CHECK_S, TimeUnit.SECONDS) || !Files.exists(answer)) {
        return Outcome.bad("trainer.engine.no-backend", name(), firstLine(log));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return ComputeBackend.fromJson(Files.readString(answer))
        .map(Outcome::ok)
        .orElseGet(() -> Outcome.bad("trainer.engine.no-backend", name(), answer));
  }

  /** The error of a JVM that ended with one stands in its first line. */
  private static String firstLine(Path log) throws IOException {
    return Files.readAllLines(log).stream().findFirst().orElse("-");
  }

  @Override
  public CardReadiness cards() throws InterruptedException {
    return new CardReadiness(
        cuda.unsupported(),
        smi.cards().map(all -> all.stream().map(KernelCoverage::verdict).toList()),
        cuda.required());
  }

  @Override
  public Outcome<EngineProgram> program(TrainingRequest request) {
    Device device = request.choice().device();
    boolean onCard = device.isCard();
    if (onCard && !cuda.required().areHere()) {
      return Outcome.bad("trainer.gpu.incomplete", cuda.required().folder());
    }
    JavaProgram java = JavaProgram.training(isFineTuned(request.run()), device);
    List<String> classPath = java.classPath();
    List<String> arguments = new ArrayList<>();
    arguments.add(request.run().path().toAbsolutePath().toString());
    request.parent().ifPresent(parent -> arguments.add(Long.toString(parent)));
    return Outcome.ok(
        java.withClassPath(onCard ? cuda.classPath(classPath) : classPath)
            .withCache(request.cache())
            .program(TrainingMain.class.getName(), arguments)
            .withEnvironment(visible(device)));
  }

  /** ND4J takes the first card that it sees. */
  private static Map<String, String> visible(Device device) {
    return device.number() == 0
        ? Map.of()
        : Map.of(
            "CUDA_DEVICE_ORDER",
            "PCI_BUS_ID",
            "CUDA_VISIBLE_DEVICES",
            Integer.toString(device.number()));
  }

  @Override
  public EngineCheckpoints checkpoints(RunDirectory run) {
    return new Dl4jCheckpoints(run);
  }

  @Override
  public Footprint footprint(Experiment experiment) {
    return DetectorFootprint.of(experiment);
  }

  /** Training a large trunk may use all memory: gigabytes for a batch of 128. */
  private static boolean isFineTuned(RunDirectory run) {
    return ExperimentFile.read(run.experiment())
        .toOptional()
        .filter(experiment -> experiment.detector().trunk() == TrunkMode.FINE_TUNED)
        .isPresent();
  }
}
