package io.github.lossmith.app.command.probe;

import io.github.lossmith.app.command.output.ImportText;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.probe.ImportedLoss;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.run.FolderName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossmith import}: what somebody's own loss is, and a design of it. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Reads what probe.py measured of a loss: which loss it is, what is wrong with it, and a"
          + " design of it.",
      "A loss with a coefficient for objects and another for background becomes a design of two"
          + " sides."
    })
public final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "a *.probe.json of probe.py")
  private String file;

  @Option(
      names = "--out",
      paramLabel = "DESIGN",
      defaultValue = "",
      description = "the design file to write, *.lossmith.json")
  private String out;

  @Option(names = "--json", description = "the findings as JSON")
  private boolean json;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  public ImportCommand() {}

  @Override
  public Integer call() {
    StandardStreams console = StandardStreams.of(spec);
    try {
      return ImportedLoss.read(Path.of(file))
          .then(loss -> written(loss).map(path -> answer(console, loss, path)))
          .fold(code -> code, console::refuse);
    } catch (InvalidPathException e) {
      return console.refuse(Problem.of("app.option.path", file, String.valueOf(e.getReason())));
    }
  }

  private int answer(StandardStreams console, ImportedLoss loss, Optional<Path> file) {
    int code = console.answer(json ? ImportText.json(loss) : ImportText.human(loss));
    file.ifPresent(path -> console.say("wrote " + path));
    return code;
  }

  /** The file that was written, if one was asked for. */
  private Outcome<Optional<Path>> written(ImportedLoss loss) {
    if (out.isEmpty()) {
      return Outcome.ok(Optional.empty());
    }
    if (loss.design().isEmpty()) {
      return Outcome.bad("app.import.noDesign", loss.name());
    }
    try {
      return DesignFile.write(loss.design().get(), place(loss)).map(Optional::of);
    } catch (InvalidPathException e) {
      return Outcome.bad("app.option.path", out, String.valueOf(e.getReason()));
    }
  }

  /** As it was typed; in a folder under the name of the loss. */
  private Path place(ImportedLoss loss) {
    if (Files.isDirectory(Path.of(out))) {
      return Path.of(out).resolve(FolderName.readable(loss.name()) + DesignFile.SUFFIX);
    }
    return Path.of(out.endsWith(".json") ? out : out + DesignFile.SUFFIX);
  }
}
