/**
 * The app's own process: its locale and its home folder on Linux, however the system spells them, and how long its start took. Knows no other
 * package of the app.
 */
@NullMarked
package org.bunpil.client.process;

import org.jspecify.annotations.NullMarked;
