/** What can be wrong with what a user gave: values with a place, never exceptions that travel. */
@NullMarked
package io.github.lossmith.designer.problem;

import org.jspecify.annotations.NullMarked;
