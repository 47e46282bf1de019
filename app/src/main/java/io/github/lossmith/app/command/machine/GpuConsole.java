package io.github.lossmith.app.command.machine;

import io.github.lossmith.app.command.output.ProgressLine;
import io.github.lossmith.app.gpu.GpuAccess;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.experiment.Experiment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import picocli.CommandLine;

/**
 * {@code --gpu} on a console: the question before a download, its progress, and the alternatives.
 */
final class GpuConsole {
  private final GpuAccess access;
  private final InputStream in;
  private final PrintWriter err;

  GpuConsole(GpuAccess access, InputStream in, PrintWriter err) {
    this.access = access;
    this.in = in;
    this.err = err;
  }

  /** The console for the cards of this machine. */
  static GpuConsole here(PrintWriter err) {
    return new GpuConsole(GpuAccess.here(), System.in, err);
  }

  /**
   * The card, with its backend installed; a problem if no card can be used or the user refuses the
   * download.
   */
  Outcome<GraphicsCard> prepare(boolean consented) throws InterruptedException {
    ProgressLine progress = ProgressLine.on(err);
    Outcome<GraphicsCard> ready =
        access.prepare(question -> consented || asked(question), progress);
    progress.end();
    return ready;
  }

  /** The experiment with batches split into parts that fit on the card. */
  Experiment fitted(Experiment experiment, GraphicsCard card) {
    return access.fitted(experiment, card);
  }

  /** Prints the reason and the alternatives; returns the exit code. */
  int refuse(Problem problem) {
    err.println("lossmith: " + problem.message());
    if (!problem.key().equals("app.gpu.declined")) {
      err.println(Problem.of("app.gpu.instead").message());
    }
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  private boolean asked(Problem question) {
    err.print(question.message() + " [y/N] ");
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
