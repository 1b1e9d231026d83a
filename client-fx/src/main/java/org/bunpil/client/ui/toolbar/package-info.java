/** The dock with the tools, their options and pen presets; the zoom control. Knows no session and no people. */
@NullMarked
package org.bunpil.client.ui.toolbar;

import org.jspecify.annotations.NullMarked;
