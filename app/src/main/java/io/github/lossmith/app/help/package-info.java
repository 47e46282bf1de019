/** The help in the window: pages of Markdown, drawn by controls. */
@NullMarked
package io.github.lossmith.app.help;

import org.jspecify.annotations.NullMarked;
