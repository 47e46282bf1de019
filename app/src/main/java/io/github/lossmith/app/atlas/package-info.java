/** Every published loss as a page: formulas, curves, checks, balance, relatives and source. */
@NullMarked
package io.github.lossmith.app.atlas;

import org.jspecify.annotations.NullMarked;
