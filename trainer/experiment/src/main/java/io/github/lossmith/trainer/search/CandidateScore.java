package io.github.lossmith.trainer.search;

/**
 * The trainings of a candidate.
 *
 * @param map mean over its seeds of the 11-point mAP on the validation images, in [0, 1]
 * @param difference mean over its seeds of the difference to the baseline under the same seed
 * @param diverged whether its training broke down under one of them
 */
public record CandidateScore(double map, double difference, boolean diverged) {}
