/**
 * The bytes of images: import, cache in memory and on disk, transfer to and from a relay, decoding for the painter. Reading and decoding
 * run on a thread of the package's own. Knows no boards and no windows.
 */
@NullMarked
package org.bunpil.client.asset;

import org.jspecify.annotations.NullMarked;
