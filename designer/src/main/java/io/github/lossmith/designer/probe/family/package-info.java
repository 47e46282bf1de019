/** Which known loss, with which letters, has a measured curve. */
@NullMarked
package io.github.lossmith.designer.probe.family;

import org.jspecify.annotations.NullMarked;
