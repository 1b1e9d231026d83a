/** Takes the pages of a PDF over into a board: progress, cancel, and one sentence for what went wrong. Knows no bars. */
@NullMarked
package org.bunpil.client.ui.pdf;

import org.jspecify.annotations.NullMarked;
