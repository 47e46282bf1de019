package io.github.lossmith.app.command;

import io.github.lossmith.app.fetch.Patience;
import io.github.lossmith.app.gpu.GpuCard;
import io.github.lossmith.app.gpu.GpuReport;
import io.github.lossmith.app.gpu.GpuRuntime;
import io.github.lossmith.app.gpu.NvidiaSmi;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.dataset.UserCache;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;

/** The way from {@code --gpu} to a class path with CUDA: card, consent, download. */
final class GpuBackend {
  private final NvidiaSmi smi;
  private final GpuRuntime runtime;
  private final InputStream in;
  private final PrintWriter err;

  GpuBackend(NvidiaSmi smi, GpuRuntime runtime, InputStream in, PrintWriter err) {
    this.smi = smi;
    this.runtime = runtime;
    this.in = in;
    this.err = err;
  }

  /** Of this machine. */
  static GpuBackend here(PrintWriter err) {
    GpuRuntime runtime = GpuRuntime.inCache(UserCache.folder());
    return new GpuBackend(new NvidiaSmi("nvidia-smi"), runtime, System.in, err);
  }

  /** What the doctor says. */
  GpuReport report() throws InterruptedException {
    return new GpuReport(smi.cards(), runtime);
  }

  /** The backend, complete on this machine; a problem where no card can run it or consent lacks. */
  Outcome<GpuRuntime> prepare(boolean consented) throws InterruptedException {
    Outcome<GpuCard> card = report().usable();
    if (!card.isOk()) {
      err.println(Problem.of("app.gpu.instead").message());
      return card.map(found -> runtime);
    }
    if (runtime.missing().isEmpty()) {
      return Outcome.ok(runtime);
    }
    if (!consented && !asked(card.orThrow())) {
      return Outcome.bad("app.gpu.declined");
    }
    return fetch();
  }

  private Outcome<GpuRuntime> fetch() throws InterruptedException {
    try {
      Outcome<Path> fetched = runtime.fetch(Patience.USUAL, new ProgressLine(err));
      err.println();
      return fetched.map(folder -> runtime);
    } catch (IOException e) {
      return Outcome.bad("app.fetch.io", UserCache.folder(), String.valueOf(e.getMessage()));
    }
  }

  private boolean asked(GpuCard card) {
    String size = Long.toString(runtime.missingMib());
    err.print(Problem.of("app.gpu.consent", card.name(), size, runtime.folder()).message() + " ");
    err.flush();
    try {
      String line =
          new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())).readLine();
      return line != null && line.strip().toLowerCase(Locale.ROOT).matches("y|yes|да|д");
    } catch (IOException e) {
      return false;
    }
  }
}
