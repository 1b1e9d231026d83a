/**
 * What the connection is doing, in words; and the dialogs when a relay refuses this window or does not answer.
 */
@NullMarked
package org.bunpil.client.ui.connection;

import org.jspecify.annotations.NullMarked;
