/** PDF by PDFBox, the only user of that library's writing half: pages of outlines, pictures, and text that can be selected. */
@NullMarked
package org.bunpil.client.export.pdf;

import org.jspecify.annotations.NullMarked;
