@NullMarked
package io.github.lossmith.designer.table;

import org.jspecify.annotations.NullMarked;
