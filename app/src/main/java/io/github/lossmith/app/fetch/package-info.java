/** Data sets and weights from their official addresses: resumed, checked, safely unpacked. */
@NullMarked
package io.github.lossmith.app.fetch;

import org.jspecify.annotations.NullMarked;
