/**
 * Controls to choose colour, width, fill, dash, opacity and text size, of a tool or of the selection.
 */
@NullMarked
package org.bunpil.client.ui.style;

import org.jspecify.annotations.NullMarked;
