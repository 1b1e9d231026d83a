/** The one thread of a room: steps one after the other, and due work between them. Knows nothing of boards, members or the log. */
@NullMarked
package org.bunpil.relay.room.lane;

import org.jspecify.annotations.NullMarked;
