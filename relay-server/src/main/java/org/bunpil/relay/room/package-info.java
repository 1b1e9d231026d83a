/**
 * One open board: clients that are joining, members, and what is sent to them. Folds what the log delivers. Knows the log's ports, but no
 * clock, sockets or adapters.
 */
@NullMarked
package org.bunpil.relay.room;

import org.jspecify.annotations.NullMarked;
