package io.github.lossmith.app.window;

import io.github.lossmith.app.settings.Directories;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.plotting.article.LossIdentity;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * Loads what the window needs while JavaFX starts, which takes about as long. Failures are ignored
 * here: they recur where the data are needed and are reported there.
 */
final class StartupPreload {
  private StartupPreload() {}

  /**
   * Begins in a thread of its own. The class of checksums, which loads the native library of zip
   * files when it is first used, is initialised before: a class read from a jar needs it, JavaFX
   * reads classes while it holds the JVM's lock on native libraries, and two threads would wait for
   * each other for ever.
   */
  static void begin() {
    new CRC32().reset();
    Thread early = new Thread(StartupPreload::read, "lossmith-early");
    early.setDaemon(true);
    early.setUncaughtExceptionHandler((thread, told) -> {});
    early.start();
  }

  private static void read() {
    new SettingsStore(Directories.ofThisMachine().settings());
    Presets.all();
    Presets.all().get(0).coefficient().then(LossCurve::of); // loads what integrates the others
    // links the methods of records
    String name = Presets.all().get(0).name();
    int unused = Objects.hash(new LossStyles().of(name), LossIdentity.named(name));
    RichText.plain("0").width();
    ExperimentPresets.named("quick");
  }
}
