/** Formulas as trees that are computed with: derivatives, integrals, simplification. */
@NullMarked
package io.github.lossmith.designer.symbolic;

import org.jspecify.annotations.NullMarked;
