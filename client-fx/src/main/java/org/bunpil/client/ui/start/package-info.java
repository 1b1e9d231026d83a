/**
 * The screen without a board: start a class, join one, open one of this computer's boards. Knows the app through {@link StartModel} and
 * {@link org.bunpil.client.ui.AppControl} only.
 */
@NullMarked
package org.bunpil.client.ui.start;

import org.jspecify.annotations.NullMarked;
