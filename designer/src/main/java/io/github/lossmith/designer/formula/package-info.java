/** The formula language: text becomes a checked tree, exp4j evaluates it. */
@NullMarked
package io.github.lossmith.designer.formula;

import org.jspecify.annotations.NullMarked;
