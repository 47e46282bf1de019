/** What is looked at before a launch: the data, the time it will take. */
@NullMarked
package io.github.lossmith.app.train.check;

import org.jspecify.annotations.NullMarked;
