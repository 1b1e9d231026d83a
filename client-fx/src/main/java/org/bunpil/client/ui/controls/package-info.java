/** Plain controls that any bar or panel may use. Knows no board and no feature. */
@NullMarked
package org.bunpil.client.ui.controls;

import org.jspecify.annotations.NullMarked;
