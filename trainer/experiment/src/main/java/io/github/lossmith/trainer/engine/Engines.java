package io.github.lossmith.trainer.engine;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.run.RunDirectory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The engines on the class path. */
public final class Engines {
  /** The engine that comes with Lossmith, and that trained every run of version 0.1.0. */
  public static final String DL4J = "dl4j";

  /** The engine that a Python of the user's runs. */
  public static final String PYTORCH = "pytorch";

  private Engines() {}

  /** The engine that comes with Lossmith. */
  public static TrainingEngine bundled() {
    return named(DL4J)
        .orElseThrow(() -> new IllegalStateException("no engine " + DL4J + " on the class path"));
  }

  /** The engine of a run; a problem if it is not available. */
  public static Outcome<TrainingEngine> of(RunDirectory run) {
    String name = EngineChoice.of(run).engine();
    return named(name)
        .map(Outcome::ok)
        .orElseGet(() -> Outcome.bad("trainer.engine.unknown", run.path(), name, known()));
  }

  /** The engine of this name, if it is here. */
  public static Optional<TrainingEngine> named(String name) {
    return all().stream().filter(engine -> engine.name().equals(name)).findFirst();
  }

  private static String known() {
    return all().stream().map(TrainingEngine::name).collect(Collectors.joining(", "));
  }

  /** All of them, the one that comes with Lossmith first. */
  public static List<TrainingEngine> all() {
    return ServiceLoader.load(TrainingEngine.class, Engines.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(engine -> !engine.name().equals(DL4J)))
        .toList();
  }
}
