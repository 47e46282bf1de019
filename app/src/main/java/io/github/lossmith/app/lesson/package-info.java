/** Lessons: what a file says, whether it is true, and the lesson that is open in the window. */
@NullMarked
package io.github.lossmith.app.lesson;

import org.jspecify.annotations.NullMarked;
