package io.github.lossmith.trainer.pytorch;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.cache.UserCache;
import io.github.lossmith.trainer.card.CardReadiness;
import io.github.lossmith.trainer.card.CardVerdict;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.card.NvidiaSmi;
import io.github.lossmith.trainer.card.RequiredFiles;
import io.github.lossmith.trainer.engine.ComputeBackend;
import io.github.lossmith.trainer.engine.EngineCheckpoints;
import io.github.lossmith.trainer.engine.EngineProgram;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.Footprint;
import io.github.lossmith.trainer.engine.TrainingEngine;
import io.github.lossmith.trainer.engine.TrainingOffer;
import io.github.lossmith.trainer.engine.TrainingRequest;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.generated.GeneratedImages;
import io.github.lossmith.trainer.keras.KerasWeights;
import io.github.lossmith.trainer.program.ExperimentProgram;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** PyTorch, run by a Python of the user's: the program that an experiment is exported as. */
public final class PytorchEngine implements TrainingEngine {
  /**
   * Variables of glibc. It gives large blocks back at every free otherwise, and the page faults of
   * taking them again are two thirds of a step on the processor (docs/benchmarks.md).
   */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", "2000000000",
          "MALLOC_TRIM_THRESHOLD_", "2000000000",
          "MALLOC_TOP_PAD_", "268435456",
          "OMP_WAIT_POLICY", "passive",
          "PYTHONUNBUFFERED", "1",
          "CUDA_DEVICE_ORDER", "PCI_BUS_ID");

  private final PythonPlaces places;
  private final PythonCheck check;
  private final PythonCheckCache cache;
  private final NvidiaSmi smi;
  private final TorchWheels wheels;

  /** The engine on this machine for this user; called by {@link java.util.ServiceLoader}. */
  public PytorchEngine() {
    this(
        PythonPlaces.here(),
        PythonCheck.USUAL,
        new PythonCheckCache(UserCache.folder().resolve("pythons.json")),
        new NvidiaSmi("nvidia-smi"),
        TorchWheels.here());
  }

  /** The engine with other Pythons. */
  PytorchEngine(
      PythonPlaces places,
      PythonCheck check,
      PythonCheckCache cache,
      NvidiaSmi smi,
      TorchWheels wheels) {
    this.places = places;
    this.check = check;
    this.cache = cache;
    this.smi = smi;
    this.wheels = wheels;
  }

  @Override
  public String name() {
    return Engines.PYTORCH;
  }

  @Override
  public void offers(List<Path> pythons, Consumer<TrainingOffer> found)
      throws InterruptedException {
    offers(places.all(pythons), smi.cards().toOptional().orElse(List.of()), found);
  }

  @Override
  public void examine(Path python, Consumer<TrainingOffer> found) throws InterruptedException {
    offers(List.of(python), smi.cards().toOptional().orElse(List.of()), found);
  }

  private void offers(List<Path> pythons, List<GraphicsCard> cards, Consumer<TrainingOffer> found)
      throws InterruptedException {
    TorchOffers offers = new TorchOffers(cards, wheels);
    String seen = String.join("; ", cards.stream().map(GraphicsCard::name).toList());
    for (Path python : pythons) {
      answer(python, seen)
          .then(line -> PythonReport.of(python, line))
          .fold(offers::of, why -> List.of(offers.refused(python, why)))
          .forEach(found);
    }
  }

  private Outcome<String> answer(Path python, String cards) throws InterruptedException {
    Optional<String> known = cache.answer(python, cards);
    if (known.isPresent()) {
      return Outcome.ok(known.get());
    }
    Outcome<String> asked = check.ask(python);
    asked.toOptional().ifPresent(line -> cache.keep(python, line, cards));
    return asked;
  }

  private List<TrainingOffer> offers() throws InterruptedException {
    List<TrainingOffer> all = new ArrayList<>();
    offers(List.of(), all::add);
    return all;
  }

  @Override
  public Outcome<ComputeBackend> processor() throws InterruptedException {
    List<TrainingOffer> all = offers();
    return all.stream()
        .filter(offer -> offer.runs() && offer.choice().device().isProcessor())
        .findFirst()
        .map(
            offer ->
                Outcome.ok(
                    new ComputeBackend(
                        "CPU",
                        offer.choice().python().map(Path::toString).orElse(""),
                        true,
                        Runtime.getRuntime().availableProcessors(),
                        offer.version())))
        .orElseGet(() -> Outcome.bad(none(all)));
  }

  private static Problem none(List<TrainingOffer> all) {
    return all.isEmpty() ? Problem.of("trainer.torch.no-python") : all.get(0).reason();
  }

  @Override
  public CardReadiness cards() throws InterruptedException {
    List<CardVerdict> verdicts = new ArrayList<>();
    List<TrainingOffer> all = offers();
    for (TrainingOffer offer : all) {
      offer
          .card()
          .map(card -> new CardVerdict(card, offer.runs(), offer.verdict(), offer.reason()))
          .ifPresent(verdicts::add);
    }
    return new CardReadiness(
        Optional.empty(),
        verdicts.isEmpty()
            ? smi.cards().then(cards -> Outcome.bad(none(all)))
            : Outcome.ok(verdicts),
        new RequiredFiles(UserCache.folder(), List.of(), 0));
  }

  @Override
  public Outcome<EngineProgram> program(TrainingRequest request) {
    RunDirectory run = request.run();
    return python(request)
        .then(
            python ->
                ExperimentFile.read(run.experiment())
                    .then(experiment -> program(request, python, experiment)));
  }

  /** A run of the exported program alone does not say with which Python it was begun. */
  private Outcome<Path> python(TrainingRequest request) {
    Optional<Path> chosen = request.choice().python();
    if (chosen.isPresent()) {
      Path python = chosen.get();
      return Files.isExecutable(python) && !Files.isDirectory(python)
          ? Outcome.ok(python)
          : Outcome.bad("trainer.torch.begun-with", request.run().path(), python);
    }
    try {
      List<TrainingOffer> all = offers();
      return all.stream()
          .filter(TrainingOffer::runs)
          .filter(offer -> offer.choice().device().isSame(request.choice().device()))
          .flatMap(offer -> offer.choice().python().stream())
          .findFirst()
          .map(Outcome::ok)
          .orElseGet(() -> Outcome.bad(none(all)));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return Outcome.bad("trainer.torch.no-python");
    }
  }

  private static Outcome<EngineProgram> program(
      TrainingRequest request, Path python, Experiment experiment) {
    if (lacksWeights(experiment, request.run())) {
      double width = experiment.detector().width();
      return Outcome.bad(
          "trainer.training.no-weights", Double.toString(width), KerasWeights.name(width));
    }
    Path cache = request.cache().orElseGet(UserCache::folder);
    return data(experiment, cache)
        .then(
            data -> written(experiment, request.run()).map(file -> arguments(request, file, data)))
        .map(arguments -> new EngineProgram(python, arguments, ENVIRONMENT));
  }

  /** The exported program would train on a trunk of random weights; a checkpoint has its own. */
  private static boolean lacksWeights(Experiment experiment, RunDirectory run) {
    return experiment.detector().trunk() == TrunkMode.FROZEN
        && experiment.detector().weights().isEmpty()
        && !Files.exists(run.checkpoints());
  }

  /** The folder of the generated images; empty where the experiment names its own. */
  private static Outcome<Optional<Path>> data(Experiment experiment, Path cache) {
    return experiment
        .data()
        .fold(
            images ->
                GeneratedImages.folder(cache, images.images(), images.testImages())
                    .map(Optional::of),
            voc -> Outcome.ok(Optional.empty()));
  }

  /** The program beside what it trains, made anew at each start. */
  private static Outcome<Path> written(Experiment experiment, RunDirectory run) {
    return ExperimentProgram.text(experiment, run.path())
        .then(
            text -> {
              try {
                AtomicFile.replace(run.program(), text.getBytes(StandardCharsets.UTF_8));
                return Outcome.ok(run.program());
              } catch (IOException refused) {
                return Outcome.bad(
                    "trainer.training.unwritable", run.path(), AtomicFile.reason(refused));
              }
            });
  }

  private static List<String> arguments(
      TrainingRequest request, Path program, Optional<Path> data) {
    RunDirectory run = request.run();
    List<String> words = new ArrayList<>();
    words.add(program.toAbsolutePath().toString());
    words.add(run.experiment().toAbsolutePath().toString());
    words.addAll(List.of("--out", run.path().toAbsolutePath().toString(), "--resume"));
    words.addAll(List.of("--device", request.choice().device().name()));
    data.ifPresent(folder -> words.addAll(List.of("--data", folder.toAbsolutePath().toString())));
    if (request.choice().amp()) {
      words.add("--amp");
    }
    if (request.choice().compile()) {
      words.add("--compile");
    }
    request.parent().ifPresent(parent -> words.addAll(List.of("--parent", Long.toString(parent))));
    return words;
  }

  @Override
  public EngineCheckpoints checkpoints(RunDirectory run) {
    return new PytorchCheckpoints(run);
  }

  @Override
  public Footprint footprint(Experiment experiment) {
    return TorchFootprint.of(experiment);
  }
}
