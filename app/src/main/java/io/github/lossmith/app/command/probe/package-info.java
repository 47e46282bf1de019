/** The commands that read somebody's own loss and training. */
@NullMarked
package io.github.lossmith.app.command.probe;

import org.jspecify.annotations.NullMarked;
