/** Lossmith as a program that is installed: jpackage's image and Debian's package. */
@NullMarked
package io.github.lossmith.app.packaging;

import org.jspecify.annotations.NullMarked;
