/**
 * What a run reports over its steps: the lines of {@code metrics.jsonl}, and the curves in them.
 */
@NullMarked
package io.github.lossmith.trainer.history;

import org.jspecify.annotations.NullMarked;
