package io.github.lossmith.app.command;

import io.github.lossmith.app.atlas.Atlas;
import io.github.lossmith.app.command.option.LanguageOption;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lossmith atlas}: every published loss as a page. */
@Command(
    name = "atlas",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a page about each published loss, as HTML and PDF.",
      "It has formula, loss, gradient, checks, balance, relatives by gradient and source; an index",
      "lists the losses by purpose and property. The pages need no network and follow the system's",
      "light or dark theme."
    })
public final class AtlasCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LanguageOption language;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "the folder, which is made if it is missing; open index.html in it")
  private Path out = Path.of("");

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  AtlasCommand() {}

  @Override
  public Integer call() {
    StandardStreams console = StandardStreams.of(spec);
    return language
        .locale()
        .then(locale -> folder().then(folder -> written(folder, locale)))
        .fold(console::answer, console::refuse);
  }

  private Outcome<Path> folder() {
    try {
      return Files.exists(out) && !Files.isDirectory(out)
          ? Outcome.bad("app.figures.folder", out)
          : Outcome.ok(Files.createDirectories(out));
    } catch (IOException e) {
      return Outcome.bad("app.figures.unwritable", out, AtomicFile.reason(e));
    }
  }

  private static Outcome<String> written(Path folder, Locale locale) {
    Atlas atlas = Atlas.of(new Texts(() -> locale));
    return AtomicFile.write(folder, atlas.files())
        .map(files -> folder.resolve("index.html") + System.lineSeparator());
  }
}
