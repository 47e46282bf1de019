/** Scale coefficients g(p) = dL/dp. */
@NullMarked
package io.github.lossmith.designer.coefficient;

import org.jspecify.annotations.NullMarked;
