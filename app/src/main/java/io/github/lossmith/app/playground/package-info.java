/** The place Playground: small networks that learn under the ticked losses while one watches. */
@NullMarked
package io.github.lossmith.app.playground;

import org.jspecify.annotations.NullMarked;
