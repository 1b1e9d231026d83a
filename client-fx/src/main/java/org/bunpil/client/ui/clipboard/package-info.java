/** Copy, cut, paste, drop and insert: exchange of content with other programs and files. Knows no bars. */
@NullMarked
package org.bunpil.client.ui.clipboard;

import org.jspecify.annotations.NullMarked;
