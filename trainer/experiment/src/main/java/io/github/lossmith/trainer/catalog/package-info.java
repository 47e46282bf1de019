/** Files at official addresses: images, weights, and what an engine needs beside itself. */
@NullMarked
package io.github.lossmith.trainer.catalog;

import org.jspecify.annotations.NullMarked;
