/** What the window remembers between starts. */
@NullMarked
package io.github.lossmith.app.settings;

import org.jspecify.annotations.NullMarked;
