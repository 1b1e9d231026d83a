/** One open board: folds what the log delivers and sends it on to its members. Knows the log's ports; no clock, sockets or adapters. */
@NullMarked
package org.bunpil.relay.room;

import org.jspecify.annotations.NullMarked;
