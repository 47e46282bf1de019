/** {@code lossmith sweep}: many runs planned at once, trained by whoever has time. */
@NullMarked
package io.github.lossmith.app.command.sweep;

import org.jspecify.annotations.NullMarked;
