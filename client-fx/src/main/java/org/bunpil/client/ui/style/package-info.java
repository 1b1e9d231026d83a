/**
 * Controls to choose colour, width, fill, dash, opacity and text size, of a tool or of the selection; the actions for them are in {@code
 * ui.commands}. Knows neither tools nor selection.
 */
@NullMarked
package org.bunpil.client.ui.style;

import org.jspecify.annotations.NullMarked;
