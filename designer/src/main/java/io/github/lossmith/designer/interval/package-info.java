/**
 * Trees over intervals: what a formula can be between two places, and where it hides something
 * narrow.
 */
@NullMarked
package io.github.lossmith.designer.interval;

import org.jspecify.annotations.NullMarked;
