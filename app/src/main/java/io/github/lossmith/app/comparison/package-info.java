/**
 * A comparison of losses as text, tables and data, for the command line, the window and reports.
 */
@NullMarked
package io.github.lossmith.app.comparison;

import org.jspecify.annotations.NullMarked;
