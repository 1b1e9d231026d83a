/**
 * The clients without windows, in processes of their own: random edits, and a history of what each saw and was promised.
 */
@NullMarked
package org.bunpil.ordeal.client;

import org.jspecify.annotations.NullMarked;
