/**
 * JSON in which every limit is checked before anything is allocated. The only package of this module that knows Gson; knows no frame and
 * no op.
 */
@NullMarked
package org.bunpil.wire.json;

import org.jspecify.annotations.NullMarked;
