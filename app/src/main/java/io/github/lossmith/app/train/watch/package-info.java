/** What the runs followed show: curves, evaluations, log, comparison. */
@NullMarked
package io.github.lossmith.app.train.watch;

import org.jspecify.annotations.NullMarked;
