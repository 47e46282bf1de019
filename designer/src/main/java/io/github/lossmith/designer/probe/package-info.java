/** Somebody else's loss as probe.py measured it: which coefficient it has, and what is wrong. */
@NullMarked
package io.github.lossmith.designer.probe;

import org.jspecify.annotations.NullMarked;
