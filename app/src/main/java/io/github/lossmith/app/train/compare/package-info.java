/** The losses of the ticked runs side by side, as a table. */
@NullMarked
package io.github.lossmith.app.train.compare;

import org.jspecify.annotations.NullMarked;
