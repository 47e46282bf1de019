package io.github.lossmith.app.window;

import io.github.lossmith.app.settings.Directories;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.trainer.experiment.ExperimentPresets;

/**
 * Reads what the window needs while JavaFX itself starts, which takes about as long: then it is
 * there when the window asks for it. What fails here fails again where it is needed, and is told
 * there.
 */
final class HeadStart {
  private HeadStart() {}

  static void begin() {
    Thread early = new Thread(HeadStart::read, "lossmith-early");
    early.setDaemon(true);
    early.setUncaughtExceptionHandler((thread, told) -> {});
    early.start();
  }

  private static void read() {
    new SettingsStore(Directories.ofThisMachine().settings());
    Presets.all();
    Presets.all().get(0).coefficient().then(LossCurve::of); // loads what integrates the others
    RichText.plain("0").width();
    ExperimentPresets.named("quick");
  }
}
