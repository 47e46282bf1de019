/** The command line: a class for each command, and what several of them share. */
@NullMarked
package io.github.lossmith.app.command;

import org.jspecify.annotations.NullMarked;
