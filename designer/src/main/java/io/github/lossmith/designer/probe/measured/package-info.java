/** What probe.py measured of a loss: records of its file, checked. */
@NullMarked
package io.github.lossmith.designer.probe.measured;

import org.jspecify.annotations.NullMarked;
