package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.resources.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The experiments that come with the program. */
public final class ExperimentPresets {
  private static final List<String> NAMES = List.of("quick", "bccd", "voc-paper");

  /** The tests of the paper's section 7, for the command line: each has its own losses. */
  private static final List<String> STUDIES =
      List.of("section-7-properties", "section-7-warm-up", "section-7-periodic", "section-7-ratio");

  private ExperimentPresets() {}

  /** The presets' names, without those of the studies. */
  public static List<String> names() {
    return NAMES;
  }

  /** The names of the studies, which {@link #named} and {@link #find} know too. */
  public static List<String> studies() {
    return STUDIES;
  }

  private static boolean isKnown(String name) {
    return NAMES.contains(name) || STUDIES.contains(name);
  }

  /**
   * The preset or study of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Experiment named(String name) {
    if (!isKnown(name)) {
      throw new IllegalArgumentException("no preset " + name + ", there are " + NAMES);
    }
    String path = "experiments/" + name + ExperimentFile.SUFFIX;
    try (InputStream in = Messages.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing from the resources");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ExperimentFile.parse(text, path).orThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * A preset or study by name, or the experiment in a file, whose design files are looked for
   * beside it first.
   */
  public static Outcome<Experiment> find(String nameOrFile) {
    if (isKnown(nameOrFile)) {
      return Outcome.ok(named(nameOrFile));
    }
    Path file = Path.of(nameOrFile);
    if (!Files.exists(file)) {
      return Outcome.bad("trainer.experiment.no-preset", nameOrFile, String.join(", ", NAMES));
    }
    return ExperimentFile.read(file).map(read -> withDesignsBeside(file, read));
  }

  /** The experiment with the design files that lie beside {@code file} named in full. */
  public static Experiment withDesignsBeside(Path file, Experiment experiment) {
    return experiment.withLosses(
        experiment.losses().stream()
            .map(loss -> loss.withDesign(beside(file, loss.design())))
            .toList());
  }

  /** The name of a design file beside the experiment's, in full; anything else as it is. */
  private static DesignRef beside(Path experiment, DesignRef design) {
    if (design instanceof DesignRef.Tabled tabled) {
      return new DesignRef.Tabled(beside(experiment, tabled.base()), tabled.tables());
    }
    if (!(design instanceof DesignRef.File file) || file.name().indexOf('\0') >= 0) {
      return design;
    }
    Path found = experiment.resolveSibling(file.name());
    return Files.isRegularFile(found) ? new DesignRef.File(found.toString()) : design;
  }
}
