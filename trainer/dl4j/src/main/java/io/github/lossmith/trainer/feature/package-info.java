/** What the detector learns from: pixels, or a frozen trunk's features kept on disk. */
@NullMarked
package io.github.lossmith.trainer.feature;

import org.jspecify.annotations.NullMarked;
