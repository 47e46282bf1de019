/** Names of the data files that travel with Lossmith. */
@NullMarked
package io.github.lossmith.resources;

import org.jspecify.annotations.NullMarked;
