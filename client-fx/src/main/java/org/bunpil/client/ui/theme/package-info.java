/**
 * How the app looks: AtlantaFX's Primer, our stylesheet, fonts, icons. The only user of AtlantaFX.
 */
@NullMarked
package org.bunpil.client.ui.theme;

import org.jspecify.annotations.NullMarked;
