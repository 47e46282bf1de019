/** The command that fits a coefficient to what was seen. */
@NullMarked
package io.github.lossmith.app.command.fit;

import org.jspecify.annotations.NullMarked;
