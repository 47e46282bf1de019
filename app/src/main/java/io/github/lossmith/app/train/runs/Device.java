package io.github.lossmith.app.train.runs;

import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

/** What a run is trained with; a run directory that does not say it is trained on the processor. */
public enum Device {
  CPU,
  GPU;

  /** The name as it stands in files and keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The choice that was made for a run. */
  public static Device of(RunDirectory run) {
    try {
      String text = Files.readString(run.device());
      return text.strip().equals(GPU.key()) ? GPU : CPU;
    } catch (IOException notSaid) {
      return CPU;
    }
  }

  /** Keeps the choice in the run's directory, for whoever starts or resumes it. */
  public void write(RunDirectory run) throws IOException {
    if (this == CPU) {
      Files.deleteIfExists(run.device());
    } else {
      Files.writeString(run.device(), key() + "\n");
    }
  }
}
