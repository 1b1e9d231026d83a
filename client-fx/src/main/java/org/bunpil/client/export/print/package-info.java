/** Printing through the system: which printers there are, and pages on their way to one. Knows no windows. */
@NullMarked
package org.bunpil.client.export.print;

import org.jspecify.annotations.NullMarked;
