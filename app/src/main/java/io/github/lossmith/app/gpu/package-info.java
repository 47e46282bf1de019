/** The graphics card: what it is, whether ND4J's kernels cover it, and what they need to run. */
@NullMarked
package io.github.lossmith.app.gpu;

import org.jspecify.annotations.NullMarked;
