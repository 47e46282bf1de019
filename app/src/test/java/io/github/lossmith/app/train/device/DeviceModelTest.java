package io.github.lossmith.app.train.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.fetch.Progress;
import io.github.lossmith.app.gpu.GpuAccess;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.app.train.runs.LaunchCommandLine;
import io.github.lossmith.app.window.ScriptedDialogs;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.CardReadiness;
import io.github.lossmith.trainer.card.CardVerdict;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.card.RequiredFiles;
import io.github.lossmith.trainer.catalog.RemoteFile;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.EngineSwitches;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.TrainingOffer;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choosing engine, device and Python, without a toolkit, a card or a network. */
class DeviceModelTest {
  private static final GraphicsCard T4 = card("Tesla T4", 7, 5, 15000);
  private static final GraphicsCard H200 = card("NVIDIA H200", 9, 0, 143000);
  private static final Path PYTHON = Path.of("/opt/conda/envs/x/bin/python");
  private static final String PIP = PYTHON + " -m pip install torch";

  @TempDir private Path folder;
  private final ScriptedDialogs dialogs = new ScriptedDialogs();
  private final Source source = new Source();

  private static GraphicsCard card(String name, int major, int minor, long free) {
    return new GraphicsCard(
        name, "570.86", new GraphicsCard.Capability(major, minor), free + 500, free);
  }

  private static TrainingOffer dl4j(GraphicsCard card, boolean runs) {
    return new TrainingOffer(
        EngineChoice.dl4j(Device.CUDA), "", Optional.of(card), runs, "x", reason());
  }

  private static TrainingOffer pytorch(GraphicsCard card) {
    return new TrainingOffer(
        EngineChoice.pytorch(Device.card(0), PYTHON),
        "2.11.0",
        Optional.of(card),
        true,
        "covered",
        reason());
  }

  private static TrainingOffer processorOf(Path python) {
    return new TrainingOffer(
        EngineChoice.pytorch(Device.CPU, python), "1.13.0", Optional.empty(), true, "x", reason());
  }

  private static TrainingOffer without(Path python) {
    return new TrainingOffer(
        EngineChoice.pytorch(Device.CPU, python),
        "",
        Optional.empty(),
        false,
        "none",
        Problem.of("trainer.torch.none", python, "3.12", PIP));
  }

  private static Problem reason() {
    return Problem.of("trainer.torch.processor", "8");
  }

  /** Offers that are there, or not; a download that says how far it is. */
  private static final class Source implements OfferSource {
    private final List<TrainingOffer> offers = new ArrayList<>();
    private List<TrainingOffer> ofPython = List.of();
    private boolean complete;
    private Outcome<Path> fetched = Outcome.ok(Path.of("cuda"));
    private boolean cancelled;
    private final List<String> calls = new ArrayList<>();

    @Override
    public void all(Consumer<TrainingOffer> found) {
      calls.add("all");
      offers.forEach(found);
    }

    @Override
    public void python(Path python, Consumer<TrainingOffer> found) {
      ofPython.forEach(found);
    }

    @Override
    public CardReadiness readiness() {
      RemoteFile jar =
          new RemoteFile("a.jar", URI.create("http://a.invalid"), 2400L << 20, "", false, "any");
      return new CardReadiness(
          Optional.empty(),
          Outcome.ok(List.of(new CardVerdict(T4, true, "covered", Problem.of("x")))),
          new RequiredFiles(Path.of("cuda"), complete ? List.of() : List.of(jar), 0));
    }

    @Override
    public Outcome<Path> fetch(RequiredFiles files, Progress progress) throws InterruptedException {
      calls.add("fetch");
      progress.at("a.jar", 1L << 30, 0);
      if (cancelled) {
        throw new InterruptedException();
      }
      return fetched;
    }

    @Override
    public Experiment fitted(Experiment experiment, String engine, GraphicsCard on) {
      return GpuAccess.fitted(Engines.named(engine).orElseThrow(), experiment, on);
    }
  }

  private DeviceModel model() {
    SameThreadTasks tasks = new SameThreadTasks();
    return new DeviceModel(
        source, tasks, dialogs, new DeviceMemory(folder.resolve("device.json"), tasks));
  }

  private DeviceModel begun(TrainingOffer... offers) {
    source.offers.addAll(List.of(offers));
    DeviceModel model = model();
    assertThat(source.calls).as("nothing is asked before the form is opened").isEmpty();
    model.begin();
    return model;
  }

  private static String said(DeviceModel model) {
    return model.said().get().in(new Texts(() -> Locale.ENGLISH));
  }

  private static EngineChoice chosen(DeviceModel model) {
    return model.chosen().get().choice();
  }

  @Test
  void listNamesEngineDeviceAndPythonAndWhatTrainsComesFirst() {
    DeviceModel model =
        begun(dl4j(H200, false), processorOf(Path.of("/usr/bin/python3")), without(PYTHON));
    assertThat(model.offers())
        .extracting(offer -> offer.title().message())
        .containsExactly(
            "DL4J, processor",
            "PyTorch 1.13.0, processor, /usr/bin/python3",
            "DL4J, NVIDIA H200",
            "PyTorch, " + PYTHON);
    assertThat(chosen(model)).isEqualTo(EngineChoice.PROCESSOR);
    assertThat(model.searching().get()).isFalse();
  }

  @Test
  void hopperIsTrainedByPytorchInAdvanceAndTuringIsNot() {
    assertThat(chosen(begun(dl4j(H200, false), pytorch(H200))).engine()).isEqualTo("pytorch");
    source.offers.clear();
    source.calls.clear();
    assertThat(chosen(begun(dl4j(T4, true), pytorch(T4)))).isEqualTo(EngineChoice.PROCESSOR);
  }

  @Test
  void whatCannotTrainGivesItsReasonAndTheChoiceStays() {
    DeviceModel model = begun(without(PYTHON));
    model.choose(model.offers().get(1));
    assertThat(chosen(model)).isEqualTo(EngineChoice.PROCESSOR);
    assertThat(said(model)).contains("has no PyTorch", "The choice stays: DL4J, processor");
    assertThat(model.install().getValue()).isEqualTo(PIP);
  }

  @Test
  void choiceIsRememberedAndAskedAgain() throws IOException {
    DeviceModel first = begun(pytorch(H200), processorOf(PYTHON));
    first.choose(first.offers().get(2));
    assertThat(Files.readString(folder.resolve("device.json"))).contains(PYTHON.toString());
    source.calls.clear();
    DeviceModel second = model();
    assertThat(chosen(second)).isEqualTo(EngineChoice.pytorch(Device.CPU, PYTHON));
    second.begin();
    second.begin();
    assertThat(source.calls).containsExactly("all");
    assertThat(second.chosen().get().version()).isEqualTo("1.13.0");
    source.offers.clear();
    source.offers.add(without(PYTHON));
    DeviceModel third = model();
    third.begin();
    assertThat(chosen(third)).isEqualTo(EngineChoice.PROCESSOR);
    assertThat(said(third)).contains("has no PyTorch");
    Files.writeString(folder.resolve("device.json"), "{");
    assertThat(chosen(model())).isEqualTo(EngineChoice.PROCESSOR);
  }

  @Test
  void switchesAreRememberedAndOutliveAnEngineWithoutThem() {
    TrainingOffer old =
        new TrainingOffer(
            EngineChoice.pytorch(Device.card(1), PYTHON),
            "1.13.0",
            Optional.of(T4),
            true,
            "covered",
            reason(),
            Optional.of(new EngineSwitches(Optional.empty(), Optional.of(reason()))));
    DeviceModel first = begun(switched(pytorch(H200)), old);
    first.choose(first.offers().get(1));
    first.switches().setAmp(true);
    first.switches().setCompile(true);
    EngineChoice both = EngineChoice.pytorch(Device.card(0), PYTHON).with(true, true);
    assertThat(first.choice().get()).isEqualTo(both);
    first.choose(first.offers().get(2));
    assertThat(first.choice().get().amp()).isTrue();
    assertThat(first.choice().get().compile()).as("it is too old").isFalse();
    first.choose(first.offers().get(0));
    assertThat(first.choice().get()).isEqualTo(EngineChoice.PROCESSOR);
    DeviceModel second = model();
    second.begin();
    assertThat(second.choice().get()).isEqualTo(EngineChoice.PROCESSOR);
    second.choose(second.offers().get(1));
    assertThat(second.choice().get()).isEqualTo(both);
    assertThat(model().choice().get()).as("before it is asked").isEqualTo(both);
  }

  private static TrainingOffer switched(TrainingOffer offer) {
    return new TrainingOffer(
        offer.choice(),
        offer.version(),
        offer.card(),
        true,
        offer.verdict(),
        offer.reason(),
        Optional.of(EngineSwitches.ALL));
  }

  @Test
  void anotherPythonComesIntoTheListAndIsChosen() {
    DeviceModel model = begun();
    source.ofPython = List.of(pytorch(H200), processorOf(PYTHON));
    model.choosePython(PYTHON);
    assertThat(chosen(model).device()).isEqualTo(Device.card(0));
    source.ofPython = List.of(without(Path.of("/x")));
    model.choosePython(Path.of("/x"));
    assertThat(chosen(model).device()).isEqualTo(Device.card(0));
    assertThat(said(model)).contains("/x", "The choice stays: PyTorch 2.11.0, NVIDIA H200");
  }

  @Test
  void cardWithItsBackendIsTaken() {
    source.complete = true;
    DeviceModel model = begun(dl4j(T4, true));
    model.choose(model.offers().get(1));
    assertThat(chosen(model)).isEqualTo(EngineChoice.dl4j(Device.CUDA));
    assertThat(dialogs.asked).isEmpty();
    Experiment paper = ExperimentPresets.named("voc-paper");
    assertThat(model.fitted(paper).schedule().accumulate()).isBetween(2, 15);
    model.choose(model.offers().get(0));
    assertThat(chosen(model)).isEqualTo(EngineChoice.PROCESSOR);
    assertThat(model.fitted(paper)).isEqualTo(paper);
  }

  @Test
  void nothingIsFetchedWithoutConsent() {
    DeviceModel model = begun(dl4j(T4, true));
    model.choose(model.offers().get(1));
    assertThat(dialogs.asked).containsExactly("app.train.device.consent");
    assertThat(source.calls).doesNotContain("fetch");
    assertThat(chosen(model)).isEqualTo(EngineChoice.PROCESSOR);
    assertThat(said(model)).contains("Nothing was fetched");
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void backendIsFetchedWithConsent() {
    dialogs.answers.add("app.train.device.consent.yes");
    DeviceModel model = begun(dl4j(T4, true));
    model.choose(model.offers().get(1));
    assertThat(source.calls).contains("fetch");
    assertThat(chosen(model).device()).isEqualTo(Device.CUDA);
    assertThat(model.progress().get()).isEqualTo(-1);
  }

  @Test
  void failedAndCancelledDownloadsStayOnTheProcessor() {
    source.fetched = Outcome.bad("trainer.gpu.no-driver", "nvidia-smi");
    dialogs.answers.add("app.train.device.consent.yes");
    DeviceModel model = begun(dl4j(T4, true));
    model.choose(model.offers().get(1));
    assertThat(chosen(model)).isEqualTo(EngineChoice.PROCESSOR);
    assertThat(said(model)).contains("nvidia-smi");
    source.cancelled = true;
    dialogs.answers.add("app.train.device.consent.yes");
    model.choose(model.offers().get(1));
    assertThat(chosen(model)).isEqualTo(EngineChoice.PROCESSOR);
    assertThat(said(model)).contains("cancelled");
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void choiceIsKeptInTheRunAndItsCommand() throws IOException {
    RunDirectory run = new RunDirectory(folder);
    assertThat(EngineChoice.of(run)).isEqualTo(EngineChoice.PROCESSOR);
    EngineChoice card = EngineChoice.pytorch(Device.card(1), PYTHON).with(true, false);
    card.write(run);
    assertThat(EngineChoice.of(run)).isEqualTo(card);
    assertThat(LaunchCommandLine.train(run.experiment(), run, card))
        .endsWith(" --engine pytorch --device cuda:1 --python " + PYTHON + " --amp");
    assertThat(LaunchCommandLine.train(run.experiment(), run, EngineChoice.dl4j(Device.CUDA)))
        .endsWith(" --device cuda");
  }

  @Test
  void runOfVersion010StaysOnItsCard() throws IOException {
    RunDirectory run = new RunDirectory(folder);
    Files.writeString(run.device(), "gpu\n");
    assertThat(EngineChoice.of(run)).isEqualTo(EngineChoice.dl4j(Device.CUDA));
    EngineChoice.PROCESSOR.write(run);
    assertThat(run.device()).doesNotExist();
    assertThat(EngineChoice.of(run).device()).isEqualTo(Device.CPU);
  }
}
