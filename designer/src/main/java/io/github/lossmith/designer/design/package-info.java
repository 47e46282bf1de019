/**
 * Designs, that is a scale coefficient or one for each side, their files, and the presets that come
 * with Lossmith.
 */
@NullMarked
package io.github.lossmith.designer.design;

import org.jspecify.annotations.NullMarked;
