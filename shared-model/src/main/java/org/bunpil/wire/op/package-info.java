/**
 * The JSON of ops, elements, styles and patches: where a new element kind or op is written and read. Knows no frame.
 */
@NullMarked
package org.bunpil.wire.op;

import org.jspecify.annotations.NullMarked;
