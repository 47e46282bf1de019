package io.github.lossmith.app.command.sweep;

import io.github.lossmith.app.command.option.FolderConverter;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.trainer.run.FolderName;
import io.github.lossmith.trainer.search.SearchFolder;
import io.github.lossmith.trainer.sweep.Sweep;
import io.github.lossmith.trainer.sweep.SweepFile;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepPlanning;
import io.github.lossmith.trainer.sweep.SweepPlanning.Planned;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossmith sweep plan}: the list of runs. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the list of runs that a sweep asks for; nothing is trained.",
      "Planning again after values were added appends their runs: none is renumbered or lost."
    })
final class SweepPlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "a *.sweep.json file")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      converter = FolderConverter.class,
      description = "the folder of the sweep (default: runs/ and the sweep's name)")
  private @Nullable Path out;

  @Option(names = "--data", paramLabel = "DIR", description = "the folder of the images (VOC)")
  private @Nullable Path data;

  @Option(names = "--weights", paramLabel = "FILE", description = "Keras weights of the trunk")
  private @Nullable Path weights;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  SweepPlanCommand() {}

  @Override
  public Integer call() {
    return SweepFile.read(file)
        .map(this::withFiles)
        .then(
            sweep ->
                SearchFolder.free(folder(sweep)).then(folder -> SweepPlanning.plan(sweep, folder)))
        .fold(this::told, StandardStreams.of(spec)::refuse);
  }

  private Sweep withFiles(Sweep sweep) {
    return sweep.withFiles(text(data), text(weights));
  }

  private static String text(@Nullable Path path) {
    return path == null ? "" : path.toString();
  }

  private SweepFolder folder(Sweep sweep) {
    return new SweepFolder(out == null ? Path.of("runs", FolderName.readable(sweep.name())) : out);
  }

  private int told(Planned planned) {
    StandardStreams streams = StandardStreams.of(spec);
    int all = planned.plan().tasks().size();
    Path folder = planned.plan().folder();
    String text =
        String.format(
            Locale.ROOT, "%d runs planned in %s, %d of them new%n", all, folder, planned.added());
    if (all > planned.asked()) {
      streams.say((all - planned.asked()) + " runs of earlier plans stay");
    }
    int minutes = planned.plan().needs().minutes();
    if (minutes > 0) {
      text +=
          String.format(
              Locale.ROOT,
              "at most %.1f hours of training for the new ones, %d minutes each%n",
              planned.added() * minutes / 60.0,
              minutes);
    }
    streams.say("train them with: lossmith sweep work " + folder);
    return streams.answer(text);
  }
}
