/** What the followed runs show: curves, evaluations, log. */
@NullMarked
package io.github.lossmith.app.train.watch;

import org.jspecify.annotations.NullMarked;
