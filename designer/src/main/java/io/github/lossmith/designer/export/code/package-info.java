/** Formulas as expressions of programming languages, computed from u = -log p. */
@NullMarked
package io.github.lossmith.designer.export.code;

import org.jspecify.annotations.NullMarked;
