/** A relay's data folder: its rights, and that one relay at a time uses it. Knows nothing of what is in it. */
@NullMarked
package org.bunpil.relay.folder;

import org.jspecify.annotations.NullMarked;
