package io.github.lossmith.app.playground;

/**
 * The final state of a race with a seed of its own.
 *
 * @param seed of points, first weights and batches
 */
record SeedResult(int seed, RaceFrame frame) {}
