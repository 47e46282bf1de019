package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.fetch.DownloadTimeouts;
import io.github.lossmith.app.fetch.Progress;
import io.github.lossmith.app.gpu.GpuCard;
import io.github.lossmith.app.gpu.GpuReport;
import io.github.lossmith.app.gpu.GpuRuntime;
import io.github.lossmith.app.gpu.NvidiaSmi;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.dataset.UserCache;
import java.io.IOException;
import java.nio.file.Path;

/** Where a graphics card and its backend come from; tests have another. */
interface GpuSource {
  /** The card to train on, or why there is none. */
  Outcome<GpuCard> card() throws InterruptedException;

  /** What would have to be fetched, MiB; 0: all is here. */
  long missingMib();

  /** Where it is kept. */
  Path folder();

  /** Fetches it; to be called with the user's consent only. */
  Outcome<Path> fetch(Progress progress) throws IOException, InterruptedException;

  /** Of this machine. */
  static GpuSource here() {
    GpuRuntime runtime = GpuRuntime.inCache(UserCache.folder());
    return new GpuSource() {
      @Override
      public Outcome<GpuCard> card() throws InterruptedException {
        return new GpuReport(new NvidiaSmi("nvidia-smi").cards(), runtime).usable();
      }

      @Override
      public long missingMib() {
        return runtime.missingMib();
      }

      @Override
      public Path folder() {
        return runtime.folder();
      }

      @Override
      public Outcome<Path> fetch(Progress progress) throws IOException, InterruptedException {
        return runtime.fetch(DownloadTimeouts.USUAL, progress);
      }
    };
  }
}
