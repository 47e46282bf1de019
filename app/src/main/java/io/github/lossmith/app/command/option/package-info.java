/** What several commands are told in the same words: a loss, groups of examples, points. */
@NullMarked
package io.github.lossmith.app.command.option;

import org.jspecify.annotations.NullMarked;
