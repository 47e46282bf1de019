/** The place Imbalance: the many easy and the few hard examples. */
@NullMarked
package io.github.lossmith.app.imbalance;

import org.jspecify.annotations.NullMarked;
