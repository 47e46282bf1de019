/** The figures of the paper and of the workbench's panels. */
@NullMarked
package io.github.lossmith.plotting.article;

import org.jspecify.annotations.NullMarked;
