/** The list of designs, and what is done with one. */
@NullMarked
package io.github.lossmith.app.design.list;

import org.jspecify.annotations.NullMarked;
