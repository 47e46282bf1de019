package io.github.lossmith.app.command.probe;

import io.github.lossmith.app.command.output.ImportText;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.probe.ImportedLoss;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      "Reads what probe.py measured of a loss: which loss it is, what is wrong with it, and a design of it.",
      "A loss with a side for objects and one for the background becomes two designs."
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
          .then(loss -> written(loss).map(files -> answer(console, loss, files)))
          .fold(code -> code, console::refuse);
    } catch (InvalidPathException e) {
      return console.refuse(Problem.of("app.option.path", file, String.valueOf(e.getReason())));
    }
  }

  private int answer(StandardStreams console, ImportedLoss loss, List<Path> files) {
    int code = console.answer(json ? ImportText.json(loss) : ImportText.human(loss));
    files.forEach(path -> console.say("wrote " + path));
    return code;
  }

  private Outcome<List<Path>> written(ImportedLoss loss) {
    List<Design> designs = loss.designs();
    List<Path> files = new ArrayList<>();
    if (out.isEmpty()) {
      return Outcome.ok(files);
    }
    if (designs.isEmpty()) {
      return Outcome.bad("app.import.noDesign", loss.name());
    }
    try {
      for (int i = 0; i < designs.size(); i++) {
        Path path = Path.of(ImportedLoss.fileName(out, i, designs.size()));
        Outcome<Path> written = DesignFile.write(designs.get(i), path);
        if (written.failure().isPresent()) {
          return Outcome.bad(written.failure().get());
        }
        files.add(path);
      }
      return Outcome.ok(files);
    } catch (InvalidPathException e) {
      return Outcome.bad("app.option.path", out, String.valueOf(e.getReason()));
    }
  }
}
