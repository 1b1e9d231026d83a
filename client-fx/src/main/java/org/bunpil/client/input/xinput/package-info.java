/**
 * Fingers and pens on an X server, read through XInput2 by the foreign function API: each contact with its own id and pressure. A
 * connection and a thread of its own; loaded only where there is an X server. Knows no JavaFX, boards or tools.
 */
@NullMarked
package org.bunpil.client.input.xinput;

import org.jspecify.annotations.NullMarked;
