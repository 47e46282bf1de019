/** The statistics of a few paired numbers: intervals, tests, and the correction for several. */
@NullMarked
package io.github.lossmith.trainer.statistics;

import org.jspecify.annotations.NullMarked;
