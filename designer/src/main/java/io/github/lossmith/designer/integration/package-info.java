/** Integrates a coefficient to its loss, with an error bound, and tabulates it for trainers. */
@NullMarked
package io.github.lossmith.designer.integration;

import org.jspecify.annotations.NullMarked;
