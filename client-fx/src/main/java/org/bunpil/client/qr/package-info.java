/** Text as a QR code. The only package that knows the library; it is loaded when the first code is shown. Knows no windows. */
@NullMarked
package org.bunpil.client.qr;

import org.jspecify.annotations.NullMarked;
