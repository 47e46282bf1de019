/**
 * Many runs planned at once: each loss under each setting and each seed is a task with a run
 * directory of its own, taken by whoever comes first.
 */
@NullMarked
package io.github.lossmith.trainer.sweep;

import org.jspecify.annotations.NullMarked;
