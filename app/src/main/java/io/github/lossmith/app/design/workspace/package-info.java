/** The open designs as they were left, on disk. */
@NullMarked
package io.github.lossmith.app.design.workspace;

import org.jspecify.annotations.NullMarked;
