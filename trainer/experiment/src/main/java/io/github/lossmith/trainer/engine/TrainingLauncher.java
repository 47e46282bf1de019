package io.github.lossmith.trainer.engine;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.lock.SchedulerJob;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Starts the engine of a run, for the command line and for the window: its output goes to the
 * directory's {@code log.txt}, its progress to the directory's other files. {@link
 * Process#destroy()} (SIGTERM) stops it with a checkpoint; starting it again on the same directory
 * goes on from there.
 */
public final class TrainingLauncher implements RunStarter {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Path NICE = Path.of("/usr/bin/nice");

  /** Keeps the window responsive while a run uses all cores. */
  private static final int NICENESS = 10;

  /** The window reads the state once a second, also where it runs in a scheduler's job itself. */
  private static final Map<String, String> WATCHED = Map.of(SchedulerJob.HEARTBEAT, "1");

  private final List<String> before;
  private final OptionalLong parent;

  private TrainingLauncher(List<String> before, OptionalLong parent) {
    this.before = before;
    this.parent = parent;
  }

  /** Trainings that stop, with a checkpoint, when this process ends. */
  public static TrainingLauncher attached() {
    return new TrainingLauncher(List.of(), OptionalLong.of(ProcessHandle.current().pid()));
  }

  /**
   * Trainings that outlive this process; where the system has {@code setsid}, also the terminal
   * that it was started from. Where it has {@code nice}, they have a lower priority.
   */
  public static TrainingLauncher detached() {
    return detached(NICENESS);
  }

  /** The launcher of {@link #detached()} with another priority; 0: that of this process. */
  public static TrainingLauncher detached(int niceness) {
    List<String> before = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      before.add(SETSID.toString());
    }
    if (niceness > 0 && Files.isExecutable(NICE)) {
      before.addAll(List.of(NICE.toString(), "-n", Integer.toString(niceness)));
    }
    return new TrainingLauncher(List.copyOf(before), OptionalLong.empty());
  }

  /** Words before the command of a training. */
  public List<String> before() {
    return before;
  }

  @Override
  public Process start(RunDirectory run) throws IOException {
    return start(run, Optional.empty());
  }

  @Override
  public Process rehearse(RunDirectory run, Path cache) throws IOException {
    return start(run, Optional.of(cache));
  }

  private Process start(RunDirectory run, Optional<Path> cache) throws IOException {
    TrainingRequest request = new TrainingRequest(run, EngineChoice.of(run), parent, cache);
    Outcome<EngineProgram> program = Engines.of(run).then(engine -> engine.program(request));
    if (!program.isOk()) {
      throw new ProgramRefused(program.failure().orElseThrow());
    }
    return program
        .orThrow()
        .withEnvironment(parent.isPresent() ? Map.of() : WATCHED)
        .process(before, run.log())
        .start();
  }
}
