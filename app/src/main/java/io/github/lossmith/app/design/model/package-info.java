/** The designs, what is shown of them and what is done with them; nothing of the screen. */
@NullMarked
package io.github.lossmith.app.design.model;

import org.jspecify.annotations.NullMarked;
