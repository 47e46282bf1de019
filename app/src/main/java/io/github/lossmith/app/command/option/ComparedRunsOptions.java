package io.github.lossmith.app.command.option;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The runs whose losses are compared, and the loss that the others are compared with. */
public final class ComparedRunsOptions {
  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "run directories, or folders of them, such as a group of seeds")
  private List<String> folders = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description = "the loss that the others are compared with (default: CE, else the first)")
  private @Nullable String baseline;

  /** Made by picocli, which fills in the fields. */
  ComparedRunsOptions() {}

  /** The folders as they were typed, at least one. */
  public List<String> folders() {
    return folders;
  }

  /** The baseline's name where one was given. */
  public Optional<String> baseline() {
    return Optional.ofNullable(baseline);
  }
}
