/** The figure of the shown designs, and its files. */
@NullMarked
package io.github.lossmith.app.design.figure;

import org.jspecify.annotations.NullMarked;
