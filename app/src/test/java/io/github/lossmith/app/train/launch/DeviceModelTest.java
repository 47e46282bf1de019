package io.github.lossmith.app.train.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.fetch.Progress;
import io.github.lossmith.app.gpu.BatchFit;
import io.github.lossmith.app.gpu.GpuCard;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.app.train.runs.Device;
import io.github.lossmith.app.train.runs.LaunchCommandLine;
import io.github.lossmith.app.window.ScriptedDialogs;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choosing between processor and graphics card, without a toolkit, a card or a network. */
class DeviceModelTest {
  private static final GpuCard CARD =
      new GpuCard("Tesla T4", "535.54", new GpuCard.Capability(7, 5), 15360, 15000);

  private final ScriptedDialogs dialogs = new ScriptedDialogs();
  private final Source source = new Source();
  private final DeviceModel model = new DeviceModel(source, new SameThreadTasks(), dialogs);

  /** A card that is there, or not; a download that says how far it is. */
  private static final class Source implements GpuSource {
    private Outcome<GpuCard> card = Outcome.ok(CARD);
    private long missing = 2400;
    private Outcome<Path> fetched = Outcome.ok(Path.of("cuda"));
    private boolean cancelled;
    private final List<String> calls = new ArrayList<>();

    @Override
    public Outcome<GpuCard> card() {
      return card;
    }

    @Override
    public long missingMib() {
      return missing;
    }

    @Override
    public Path folder() {
      return Path.of("cuda");
    }

    @Override
    public Outcome<Path> fetch(Progress progress) throws IOException, InterruptedException {
      calls.add("fetch");
      progress.at("a.jar", 1L << 30, 0);
      if (cancelled) {
        throw new InterruptedException();
      }
      return fetched;
    }
  }

  private String said() {
    return model.said().get().in(new Texts(() -> Locale.ENGLISH));
  }

  @Test
  void cardWithItsBackendIsTaken() {
    source.missing = 0;
    model.choose(Device.GPU);
    assertThat(model.chosen().get()).isEqualTo(Device.GPU);
    assertThat(said()).contains("Tesla T4", "15000");
    assertThat(dialogs.asked).isEmpty();
    Experiment paper = ExperimentPresets.named("voc-paper");
    int parts = model.fitted(paper).schedule().accumulate();
    assertThat(parts).isEqualTo(BatchFit.of(15_000, paper).parts()).isBetween(2, 15);
    model.choose(Device.CPU);
    assertThat(model.chosen().get()).isEqualTo(Device.CPU);
    assertThat(model.fitted(paper)).isEqualTo(paper);
  }

  @Test
  void nothingIsFetchedWithoutConsent() {
    model.choose(Device.GPU);
    assertThat(dialogs.asked).containsExactly("app.train.device.consent");
    assertThat(source.calls).isEmpty();
    assertThat(model.chosen().get()).isEqualTo(Device.CPU);
    assertThat(said()).contains("Nothing was fetched");
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void backendIsFetchedWithConsent() {
    dialogs.answers.add("app.train.device.consent.yes");
    model.choose(Device.GPU);
    assertThat(source.calls).containsExactly("fetch");
    assertThat(model.chosen().get()).isEqualTo(Device.GPU);
    assertThat(model.progress().get()).isEqualTo(-1);
  }

  @Test
  void failedAndCancelledDownloadsStayOnTheProcessor() {
    source.fetched = Outcome.bad("app.gpu.no-driver", "nvidia-smi");
    dialogs.answers.add("app.train.device.consent.yes");
    model.choose(Device.GPU);
    assertThat(model.chosen().get()).isEqualTo(Device.CPU);
    assertThat(said()).contains("nvidia-smi");
    source.cancelled = true;
    dialogs.answers.add("app.train.device.consent.yes");
    model.choose(Device.GPU);
    assertThat(model.chosen().get()).isEqualTo(Device.CPU);
    assertThat(said()).contains("cancelled");
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void machineWithoutACardSaysWhy() {
    source.card = Outcome.bad("app.gpu.no-driver", "nvidia-smi");
    model.choose(Device.GPU);
    assertThat(model.chosen().get()).isEqualTo(Device.CPU);
    assertThat(said()).contains("No NVIDIA driver", "stays on the processor");
  }

  @Test
  void choiceIsKeptInTheRunAndItsCommand(@TempDir Path folder) throws IOException {
    RunDirectory run = new RunDirectory(folder);
    assertThat(Device.of(run)).isEqualTo(Device.CPU);
    Device.GPU.write(run);
    assertThat(Device.of(run)).isEqualTo(Device.GPU);
    assertThat(LaunchCommandLine.train(run.experiment(), run, Device.of(run))).endsWith(" --gpu");
    Device.CPU.write(run);
    assertThat(run.device()).doesNotExist();
  }
}
