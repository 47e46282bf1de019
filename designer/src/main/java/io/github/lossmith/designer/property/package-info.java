/** What kind of loss a coefficient gives. */
@NullMarked
package io.github.lossmith.designer.property;

import org.jspecify.annotations.NullMarked;
