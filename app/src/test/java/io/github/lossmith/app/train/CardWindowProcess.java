package io.github.lossmith.app.train;

import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.RunStarter;
import io.github.lossmith.trainer.engine.TrainingLauncher;
import io.github.lossmith.trainer.engine.TrainingOffer;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.ComboBox;

/** A window in a process of its own that launches a run on a card, and ends. */
final class CardWindowProcess {
  private CardWindowProcess() {}

  /** {@code args}: the folder of its settings and runs. */
  public static void main(String[] args) {
    Path home = Path.of(args[0]);
    AtomicReference<TrainPlace> place = new AtomicReference<>();
    TestWindow window =
        TestWindow.open(
            home,
            services -> {
              RunStarter starter = CardWindowProcess::startAndKill;
              Path runs = home.resolve("runs");
              place.set(new TrainPlace(services, DesignHandover.EMPTY, starter, runs));
              return List.of(place.get());
            });
    choose(window, place.get());
    TrainWindowTest.launch(window, place.get(), "on-a-card", 8);
    RunDirectory run = new RunDirectory(home.resolve("runs").resolve("on-a-card"));
    window.until("the run was started and has ended", () -> hasEnded(run));
    System.exit(0);
  }

  @SuppressWarnings("unchecked")
  private static void choose(TestWindow window, TrainPlace place) {
    ComboBox<TrainingOffer> device = window.find("#device", ComboBox.class);
    window.until("the card is found", () -> card(device).isPresent());
    TestWindow.onScreen(
        () -> {
          device.setValue(card(device).orElseThrow());
          return true;
        });
    window.until(
        "the card is taken",
        () -> place.model().newRun().device().choice().get().device().isCard());
  }

  /** That of DL4J; whether a Python has PyTorch for it is another question. */
  private static Optional<TrainingOffer> card(ComboBox<TrainingOffer> device) {
    return device.getItems().stream()
        .filter(offer -> offer.choice().engine().equals(Engines.DL4J))
        .filter(offer -> offer.card().isPresent() && offer.runs())
        .findFirst();
  }

  /** The whole command is built and started; what it would do on a card is not waited for. */
  private static Process startAndKill(RunDirectory run) throws IOException {
    return TrainingLauncher.detached(0).start(run).destroyForcibly();
  }

  private static boolean hasEnded(RunDirectory run) {
    try {
      return run.state().filter(state -> state.status() == RunStatus.FAILED).isPresent();
    } catch (IOException beingWritten) {
      return false;
    }
  }
}
