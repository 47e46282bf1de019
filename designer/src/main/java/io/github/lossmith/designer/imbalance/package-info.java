/** Many easy examples against a few hard ones. */
@NullMarked
package io.github.lossmith.designer.imbalance;

import org.jspecify.annotations.NullMarked;
