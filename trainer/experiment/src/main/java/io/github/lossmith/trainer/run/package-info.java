/** The run directory: the only interface between training and looking. No DL4J here. */
@NullMarked
package io.github.lossmith.trainer.run;

import org.jspecify.annotations.NullMarked;
