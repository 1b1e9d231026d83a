/** The relay as a program: settings, start and stop, backup and restore. Puts all other packages together; none of them knows it. */
@NullMarked
package org.bunpil.relay;

import org.jspecify.annotations.NullMarked;
