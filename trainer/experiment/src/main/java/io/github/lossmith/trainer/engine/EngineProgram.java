package io.github.lossmith.trainer.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The description of the program that trains a run; a {@link TrainingLauncher} starts it.
 *
 * @param executable what is started
 * @param arguments its arguments
 * @param environment variables that are set unless the user has set them
 */
public record EngineProgram(
    Path executable, List<String> arguments, Map<String, String> environment) {
  public EngineProgram {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** The same with more variables. */
  public EngineProgram withEnvironment(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new EngineProgram(executable, arguments, all);
  }

  /**
   * The process, not started yet; what it prints is added to a file.
   *
   * @param before words before the command, such as {@code nice -n 10}
   */
  public ProcessBuilder process(List<String> before, Path log) {
    List<String> words = new ArrayList<>(before);
    words.add(executable.toString());
    words.addAll(arguments);
    ProcessBuilder process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    environment.forEach(process.environment()::putIfAbsent);
    return process;
  }
}
