/** The losses of the ticked runs side by side, and whether they are told apart. */
@NullMarked
package io.github.lossmith.app.train.compare;

import org.jspecify.annotations.NullMarked;
