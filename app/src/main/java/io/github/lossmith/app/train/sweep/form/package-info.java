/** The fields of a new sweep, which show and change the text of its file. */
@NullMarked
package io.github.lossmith.app.train.sweep.form;

import org.jspecify.annotations.NullMarked;
