/** Formulas as a book prints them. */
@NullMarked
package io.github.lossmith.app.typeset;

import org.jspecify.annotations.NullMarked;
