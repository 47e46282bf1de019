package io.github.lossmith.trainer.engine;

/**
 * The memory of a training step, without libraries and their working memory.
 *
 * @param fixedBytes that do not depend on the batch
 * @param imageBytes that come with each image of a part of the batch
 */
public record Footprint(long fixedBytes, long imageBytes) {}
