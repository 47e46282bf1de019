/** What changes a design: its formula, drawing, parameters, settings, checks. */
@NullMarked
package io.github.lossmith.app.design.editor;

import org.jspecify.annotations.NullMarked;
