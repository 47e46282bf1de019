/** The tree of a formula, its functions and their values. */
@NullMarked
package io.github.lossmith.designer.expression;

import org.jspecify.annotations.NullMarked;
