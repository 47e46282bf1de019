package io.github.lossmith.app.command;

import io.github.lossmith.app.command.option.FolderConverter;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.packaging.Packager;
import io.github.lossmith.app.packaging.Packager.Kind;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.resources.LossmithVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lossmith package}: Lossmith as an installable program for this platform. */
@Command(
    name = "package",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a program that needs no Java: a folder, and with --type deb a Debian package.",
      "Needs a JDK with jpackage; a .deb also needs fakeroot and dpkg-deb."
    })
public final class PackageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--type",
      defaultValue = "app-image",
      paramLabel = "app-image|deb",
      description = "what to make (default: ${DEFAULT-VALUE})")
  private String type;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      converter = FolderConverter.class,
      defaultValue = "dist",
      description = "where to put it (default: ${DEFAULT-VALUE})")
  private Path out;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  PackageCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    StandardStreams console = StandardStreams.of(spec);
    if (!type.equals("app-image") && !type.equals("deb")) {
      return console.refuse(Problem.of("app.package.type", type));
    }
    Kind kind = type.equals("deb") ? Kind.DEB : Kind.APP_IMAGE;
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      return console.fail(Problem.of("app.package.unwritable", out));
    }
    console.say("packing (a few minutes) into " + out.toAbsolutePath().normalize());
    try {
      Path jdk = Path.of(System.getProperty("java.home"));
      Outcome<Path> made =
          new Packager(jdk, out, LossmithVersion.text())
              .build(kind, System.getProperty("java.class.path"));
      return made.isOk() ? said(console, made.orThrow()) : made.fold(p -> 0, console::fail);
    } catch (IOException e) {
      return console.fail(Problem.of("app.package.failed", String.valueOf(e.getMessage())));
    }
  }

  private static int said(StandardStreams console, Path made) throws IOException {
    console.say(Problem.of("app.package.made", made, Packager.size(made) >> 20).message());
    return console.answer(made + System.lineSeparator());
  }
}
