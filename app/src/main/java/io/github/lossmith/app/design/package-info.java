/** The place Design: type or draw a coefficient, see the loss, compare. */
@NullMarked
package io.github.lossmith.app.design;

import org.jspecify.annotations.NullMarked;
