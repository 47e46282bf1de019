/**
 * Two-dimensional examples and small networks that train on them under several losses at once, fast
 * enough to be watched. Plain Java without a library for training.
 */
@NullMarked
package io.github.lossmith.designer.playground;

import org.jspecify.annotations.NullMarked;
