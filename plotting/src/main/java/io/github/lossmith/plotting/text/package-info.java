/** The product's typeface and labels with italics, sub- and superscripts. */
@NullMarked
package io.github.lossmith.plotting.text;

import org.jspecify.annotations.NullMarked;
