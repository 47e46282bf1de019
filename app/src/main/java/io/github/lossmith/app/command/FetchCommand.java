package io.github.lossmith.app.command;

import io.github.lossmith.app.command.output.ProgressLine;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.fetch.DownloadTimeouts;
import io.github.lossmith.app.fetch.Fetch;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.catalog.FetchCatalog;
import io.github.lossmith.trainer.catalog.FileSet;
import io.github.lossmith.trainer.catalog.RemoteFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossmith fetch}: downloads data sets and weights. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Brings a data set or ImageNet weights from its official address, a mirror or a file.",
      "Interrupted downloads go on where they were; published checksums are checked."
    })
public final class FetchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SET", description = "voc2007, voc2012 or weights")
  private String name;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "folder to put it in (default: ${DEFAULT-VALUE})")
  private Path folder;

  @Option(
      names = "--from",
      paramLabel = "URL|DIR|FILE",
      defaultValue = "",
      description = "a mirror's folder or file, or a local folder or file that has it")
  private String from;

  @Option(
      names = "--alpha",
      split = ",",
      paramLabel = "A",
      description = "weights only: width multipliers 0.35, 0.5, 0.75, 1.0 (default: all)")
  private List<String> alphas = List.of();

  @Option(names = "--dry-run", description = "say what would be fetched, from where, how much")
  private boolean dryRun;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  FetchCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Map<String, FileSet> sets = FetchCatalog.sets();
    FileSet whole = sets.get(name);
    if (whole == null) {
      return bad(Problem.of("app.fetch.unknown", name, String.join(", ", sets.keySet())), 2);
    }
    FileSet set = whole.only(alphas);
    if (set.files().isEmpty()) {
      return bad(Problem.of("app.fetch.variant", String.join(", ", alphas)), 2);
    }
    Optional<Problem> unusable = unusable(set);
    if (unusable.isPresent()) {
      return bad(unusable.get(), 2);
    }
    announce(set);
    return dryRun ? 0 : fetch(set);
  }

  /** Checks {@code --from} before anything is printed or written. */
  private Optional<Problem> unusable(FileSet set) {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    try {
      boolean web = from.matches("https?://.*");
      if (from.matches("[a-zA-Z][a-zA-Z0-9+.-]+://.*")) {
        return web && URI.create(from).getHost() != null
            ? Optional.empty()
            : Optional.of(Problem.of("app.fetch.address", from));
      }
      return Files.exists(Path.of(from))
          ? Optional.empty()
          : Optional.of(Problem.of("app.fetch.local", set.files().get(0).fileName(), from));
    } catch (IllegalArgumentException e) {
      return Optional.of(Problem.of("app.fetch.address", from));
    }
  }

  private int fetch(FileSet set) throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    ProgressLine progress = ProgressLine.on(err);
    try {
      Outcome<Path> result = new Fetch(folder, from, DownloadTimeouts.USUAL, progress).run(set);
      progress.end();
      return result.fold(
          this::done, problem -> bad(problem, problem.key().equals("app.fetch.local") ? 2 : 1));
    } catch (IOException e) {
      progress.end();
      return bad(unwritable(e), 1);
    }
  }

  private Problem unwritable(IOException e) {
    String file = e instanceof FileSystemException place ? place.getFile() : null;
    return file == null
        ? Problem.of("app.fetch.io", folder, AtomicFile.reason(e))
        : Problem.of("app.fetch.write", file, AtomicFile.reason(e));
  }

  private void announce(FileSet set) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(set.title());
    err.println("terms: " + set.terms());
    for (RemoteFile file : set.files()) {
      String size = file.bytes() > 0 ? (file.bytes() >> 20) + " MiB" : "size not published";
      err.println(
          "  "
              + StandardStreams.oneLine(from.isEmpty() ? file.address().toString() : from)
              + "  "
              + size);
    }
    err.println("into: " + StandardStreams.oneLine(folder.toAbsolutePath().normalize().toString()));
    err.flush();
  }

  private int done(Path result) {
    return StandardStreams.of(spec).answer(result + System.lineSeparator());
  }

  private int bad(Problem problem, int exitCode) {
    spec.commandLine().getErr().println("lossmith: " + StandardStreams.oneLine(problem.message()));
    spec.commandLine().getErr().flush();
    return exitCode;
  }
}
