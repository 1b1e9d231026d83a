/** The app. {@code Main} starts it. */
@NullMarked
package org.bunpil.client;

import org.jspecify.annotations.NullMarked;
