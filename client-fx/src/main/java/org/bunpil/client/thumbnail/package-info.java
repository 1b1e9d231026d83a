/**
 * Small bitmaps of whole pages, by the same painter as the board, painted only when there is nothing better to do. Knows no screen: whoever
 * has threads to paint on implements {@link org.bunpil.client.thumbnail.IdlePainter}.
 */
@NullMarked
package org.bunpil.client.thumbnail;

import org.jspecify.annotations.NullMarked;
