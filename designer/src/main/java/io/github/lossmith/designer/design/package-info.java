/** Designs, the files that hold a scale coefficient, and the presets that come with Lossmith. */
@NullMarked
package io.github.lossmith.designer.design;

import org.jspecify.annotations.NullMarked;
