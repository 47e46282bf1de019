package io.github.lossmith.trainer.engine;

/**
 * What a training step keeps in memory; to it libraries and their working memory come.
 *
 * @param fixedBytes that do not depend on the batch
 * @param imageBytes that come with each image of a part of the batch
 */
public record Footprint(long fixedBytes, long imageBytes) {}
