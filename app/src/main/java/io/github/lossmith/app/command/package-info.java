/** The command line, a class a command. */
@NullMarked
package io.github.lossmith.app.command;

import org.jspecify.annotations.NullMarked;
