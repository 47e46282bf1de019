/** How commands print: streams, numbers, tables, JSON. */
@NullMarked
package io.github.lossmith.app.command.output;

import org.jspecify.annotations.NullMarked;
