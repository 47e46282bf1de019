/** The mean of a loss over several seeds, and its spread. */
@NullMarked
package io.github.lossmith.app.train.spread;

import org.jspecify.annotations.NullMarked;
