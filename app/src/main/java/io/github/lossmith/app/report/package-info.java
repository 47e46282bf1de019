/** A comparison with everything it depends on, as one page for a browser. */
@NullMarked
package io.github.lossmith.app.report;

import org.jspecify.annotations.NullMarked;
