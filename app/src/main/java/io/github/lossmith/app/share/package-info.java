/** A design, or the state of a place, as a link: one line of text, or a QR code. */
@NullMarked
package io.github.lossmith.app.share;

import org.jspecify.annotations.NullMarked;
