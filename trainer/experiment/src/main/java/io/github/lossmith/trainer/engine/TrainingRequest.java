package io.github.lossmith.trainer.engine;

import io.github.lossmith.trainer.run.RunDirectory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request to an engine to train.
 *
 * @param run prepared: it holds an {@code experiment.json}
 * @param choice the device, and what the engine is to be started with
 * @param parent the process with whose end the training stops, with a checkpoint; empty: it
 *     outlives whoever started it
 * @param cache the folder for what is kept between runs; empty: the user's own
 */
public record TrainingRequest(
    RunDirectory run, EngineChoice choice, OptionalLong parent, Optional<Path> cache) {}
