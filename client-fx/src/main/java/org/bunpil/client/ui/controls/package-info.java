/**
 * Plain controls that any bar or panel may use. Knows texts and icons; no board and no feature.
 */
@NullMarked
package org.bunpil.client.ui.controls;

import org.jspecify.annotations.NullMarked;
