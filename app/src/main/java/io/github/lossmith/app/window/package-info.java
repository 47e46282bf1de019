/** The window: its frame, its places, its dialogs. */
@NullMarked
package io.github.lossmith.app.window;

import org.jspecify.annotations.NullMarked;
