package io.github.lossmith.trainer.card;

import io.github.lossmith.designer.problem.Problem;

/**
 * An engine's verdict on a card.
 *
 * @param runs whether training can be tried on it
 * @param coverage the verdict as a word for programs
 * @param reason the verdict in a sentence
 */
public record CardVerdict(GraphicsCard card, boolean runs, String coverage, Problem reason) {}
