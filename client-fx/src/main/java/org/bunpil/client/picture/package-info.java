/**
 * Pictures on their way: made fit for a board, kept on the disk, put to and got from the relay, decoded for the painter. Knows no
 * windows and no boards.
 */
@NullMarked
package org.bunpil.client.picture;

import org.jspecify.annotations.NullMarked;
