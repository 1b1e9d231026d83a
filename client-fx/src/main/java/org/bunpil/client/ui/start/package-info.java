/**
 * The screen without a board: start a class, join one, open a recent one. Knows the app through {@link StartModel} only.
 */
@NullMarked
package org.bunpil.client.ui.start;

import org.jspecify.annotations.NullMarked;
