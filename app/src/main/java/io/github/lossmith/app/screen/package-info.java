/** What every place of the window is made with: texts, dialogs, actions, forms. */
@NullMarked
package io.github.lossmith.app.screen;

import org.jspecify.annotations.NullMarked;
