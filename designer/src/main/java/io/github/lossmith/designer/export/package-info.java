/**
 * The designed loss as code and text for other people's programs; every target in its own class.
 */
@NullMarked
package io.github.lossmith.designer.export;

import org.jspecify.annotations.NullMarked;
