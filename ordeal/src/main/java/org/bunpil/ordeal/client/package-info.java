/**
 * Clients without windows, in separate processes: random edits, and a history of what each saw and was promised. Knows neither relays'
 * processes nor the checks.
 */
@NullMarked
package org.bunpil.ordeal.client;

import org.jspecify.annotations.NullMarked;
