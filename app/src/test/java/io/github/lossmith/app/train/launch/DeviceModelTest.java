package io.github.lossmith.app.train.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.fetch.Progress;
import io.github.lossmith.app.gpu.GpuAccess;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.app.train.runs.LaunchCommandLine;
import io.github.lossmith.app.window.ScriptedDialogs;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.catalog.RemoteFile;
import io.github.lossmith.trainer.engine.CardReadiness;
import io.github.lossmith.trainer.engine.CardVerdict;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.GraphicsCard;
import io.github.lossmith.trainer.engine.RequiredFiles;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choosing between processor and graphics card, without a toolkit, a card or a network. */
class DeviceModelTest {
  private static final GraphicsCard CARD =
      new GraphicsCard("Tesla T4", "535.54", new GraphicsCard.Capability(7, 5), 15360, 15000);

  private final ScriptedDialogs dialogs = new ScriptedDialogs();
  private final Source source = new Source();
  private final DeviceModel model = new DeviceModel(source, new SameThreadTasks(), dialogs);

  /** A card that is there, or not; a download that says how far it is. */
  private static final class Source implements GpuSource {
    private Outcome<GraphicsCard> card = Outcome.ok(CARD);
    private boolean complete;
    private Outcome<Path> fetched = Outcome.ok(Path.of("cuda"));
    private boolean cancelled;
    private final List<String> calls = new ArrayList<>();

    @Override
    public CardReadiness readiness() {
      RemoteFile jar =
          new RemoteFile("a.jar", URI.create("http://a.invalid"), 2400L << 20, "", false, "any");
      return new CardReadiness(
          Optional.empty(),
          card.map(one -> List.of(new CardVerdict(one, true, "covered", Problem.of("x")))),
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
    public Experiment fitted(Experiment experiment, GraphicsCard on) {
      return GpuAccess.here().fitted(experiment, on);
    }
  }

  private String said() {
    return model.said().get().in(new Texts(() -> Locale.ENGLISH));
  }

  @Test
  void cardWithItsBackendIsTaken() {
    source.complete = true;
    model.choose(Device.CUDA);
    assertThat(model.chosen().get()).isEqualTo(Device.CUDA);
    assertThat(said()).contains("Tesla T4", "15000");
    assertThat(dialogs.asked).isEmpty();
    Experiment paper = ExperimentPresets.named("voc-paper");
    int parts = model.fitted(paper).schedule().accumulate();
    assertThat(parts).isBetween(2, 15);
    model.choose(Device.CPU);
    assertThat(model.chosen().get()).isEqualTo(Device.CPU);
    assertThat(model.fitted(paper)).isEqualTo(paper);
  }

  @Test
  void nothingIsFetchedWithoutConsent() {
    model.choose(Device.CUDA);
    assertThat(dialogs.asked).containsExactly("app.train.device.consent");
    assertThat(source.calls).isEmpty();
    assertThat(model.chosen().get()).isEqualTo(Device.CPU);
    assertThat(said()).contains("Nothing was fetched");
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void backendIsFetchedWithConsent() {
    dialogs.answers.add("app.train.device.consent.yes");
    model.choose(Device.CUDA);
    assertThat(source.calls).containsExactly("fetch");
    assertThat(model.chosen().get()).isEqualTo(Device.CUDA);
    assertThat(model.progress().get()).isEqualTo(-1);
  }

  @Test
  void failedAndCancelledDownloadsStayOnTheProcessor() {
    source.fetched = Outcome.bad("trainer.gpu.no-driver", "nvidia-smi");
    dialogs.answers.add("app.train.device.consent.yes");
    model.choose(Device.CUDA);
    assertThat(model.chosen().get()).isEqualTo(Device.CPU);
    assertThat(said()).contains("nvidia-smi");
    source.cancelled = true;
    dialogs.answers.add("app.train.device.consent.yes");
    model.choose(Device.CUDA);
    assertThat(model.chosen().get()).isEqualTo(Device.CPU);
    assertThat(said()).contains("cancelled");
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void machineWithoutACardSaysWhy() {
    source.card = Outcome.bad("trainer.gpu.no-driver", "nvidia-smi");
    model.choose(Device.CUDA);
    assertThat(model.chosen().get()).isEqualTo(Device.CPU);
    assertThat(said()).contains("No NVIDIA driver", "stays on the processor");
  }

  @Test
  void choiceIsKeptInTheRunAndItsCommand(@TempDir Path folder) throws IOException {
    RunDirectory run = new RunDirectory(folder);
    assertThat(EngineChoice.of(run)).isEqualTo(EngineChoice.PROCESSOR);
    EngineChoice.dl4j(Device.CUDA).write(run);
    assertThat(EngineChoice.of(run)).isEqualTo(EngineChoice.dl4j(Device.CUDA));
    assertThat(LaunchCommandLine.train(run.experiment(), run, EngineChoice.of(run)))
        .endsWith(" --device cuda");
  }

  @Test
  void runOfVersion010StaysOnItsCard(@TempDir Path folder) throws IOException {
    RunDirectory run = new RunDirectory(folder);
    Files.writeString(run.device(), "gpu\n");
    assertThat(EngineChoice.of(run)).isEqualTo(EngineChoice.dl4j(Device.CUDA));
    EngineChoice.PROCESSOR.write(run);
    assertThat(run.device()).doesNotExist();
    assertThat(EngineChoice.of(run).device()).isEqualTo(Device.CPU);
  }
}
