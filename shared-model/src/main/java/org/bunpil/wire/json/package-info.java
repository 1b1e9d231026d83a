/**
 * JSON with every limit checked before anything is allocated. The only package that knows gson; knows no frame and no op.
 */
@NullMarked
package org.bunpil.wire.json;

import org.jspecify.annotations.NullMarked;
