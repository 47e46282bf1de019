/** The page of a search: its candidates, how they were told apart, and the verdict on the best. */
@NullMarked
package io.github.lossmith.app.train.search;

import org.jspecify.annotations.NullMarked;
