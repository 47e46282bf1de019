package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A window that has only the place Train, on a folder of runs that a test writes by hand. */
abstract class WrittenRunsWindow {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path home;
  TestWindow window;
  TrainPlace place;

  @BeforeEach
  void openWindow() {
    window =
        TestWindow.open(
            home,
            services -> {
              place = new TrainPlace(services, DesignHandover.EMPTY, new TinyTrainer(), runs());
              return List.<Place>of(place);
            });
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  final Path runs() {
    return home.resolve("runs");
  }

  final RunDirectory run(String name, RunState state) throws IOException {
    RunDirectory run = new RunDirectory(runs().resolve(name));
    run.write(state);
    return run;
  }

  static RunState training() {
    return RunState.preparing(NOW).withStatus(RunStatus.TRAINING).at("CE", 7, 20, 0.2);
  }
}
