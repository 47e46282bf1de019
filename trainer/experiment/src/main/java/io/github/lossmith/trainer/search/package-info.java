/**
 * A search for a scale coefficient: generations of candidates, each a sweep's plan of its own, that
 * are told apart by their trainings.
 */
@NullMarked
package io.github.lossmith.trainer.search;

import org.jspecify.annotations.NullMarked;
