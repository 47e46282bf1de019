/** A name that DL4J 1.0.0-M2.1 asks for; see docs/decisions/0004-onednn-helpers.md. */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;
