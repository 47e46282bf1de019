/** From the coefficient to the loss, with an error bound, and to tables for trainers. */
@NullMarked
package io.github.lossmith.designer.integration;

import org.jspecify.annotations.NullMarked;
