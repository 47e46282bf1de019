/** What the places Train, Design and Imbalance hand each other. */
@NullMarked
package io.github.lossmith.app.train.handover;

import org.jspecify.annotations.NullMarked;
