/** The JSON of ops, elements, styles and patches. A new element kind or op is read and written here. Knows no frame. */
@NullMarked
package org.bunpil.wire.op;

import org.jspecify.annotations.NullMarked;
