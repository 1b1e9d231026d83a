/**
 * The app's own process on Linux: its locale and its home folder, however the system spells them. Before anything else runs. Knows no other
 * package of the app.
 */
@NullMarked
package org.bunpil.client.process;

import org.jspecify.annotations.NullMarked;
