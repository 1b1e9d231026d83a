/**
 * The look of the app: AtlantaFX's Primer, our stylesheet, fonts, icons. The only package that uses AtlantaFX.
 */
@NullMarked
package org.bunpil.client.ui.theme;

import org.jspecify.annotations.NullMarked;
