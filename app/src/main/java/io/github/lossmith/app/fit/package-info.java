/** The form that fits a coefficient to examples of another place: a run's or those of Imbalance. */
@NullMarked
package io.github.lossmith.app.fit;

import org.jspecify.annotations.NullMarked;
