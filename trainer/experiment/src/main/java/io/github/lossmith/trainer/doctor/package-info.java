/** What is wrong with a data set, found before a run. */
@NullMarked
package io.github.lossmith.trainer.doctor;

import org.jspecify.annotations.NullMarked;
