/**
 * The state of the connection in words, and the dialogs shown when a relay refuses this window or does not answer.
 */
@NullMarked
package org.bunpil.client.ui.connection;

import org.jspecify.annotations.NullMarked;
