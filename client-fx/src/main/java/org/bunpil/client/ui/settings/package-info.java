/** Settings that a person can choose for the app: theme and language. Knows no board. */
@NullMarked
package org.bunpil.client.ui.settings;

import org.jspecify.annotations.NullMarked;
