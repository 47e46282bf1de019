/** What the command line asks and says of this machine: engines, devices, graphics cards. */
@NullMarked
package io.github.lossmith.app.command.machine;

import org.jspecify.annotations.NullMarked;
