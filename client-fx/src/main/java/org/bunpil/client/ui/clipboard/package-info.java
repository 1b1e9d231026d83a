/**
 * Copy, cut, paste, drop and insert: what goes to and comes from other programs and files.
 */
@NullMarked
package org.bunpil.client.ui.clipboard;

import org.jspecify.annotations.NullMarked;
