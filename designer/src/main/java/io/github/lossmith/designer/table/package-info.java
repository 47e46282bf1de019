/** Tables of the classes that change a loss: weights, and terms of the logits. */
@NullMarked
package io.github.lossmith.designer.table;

import org.jspecify.annotations.NullMarked;
