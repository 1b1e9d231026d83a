/** The one thread of a room: runs steps one after the other, and due work between them. Knows nothing about boards, members or the log. */
@NullMarked
package org.bunpil.relay.room.lane;

import org.jspecify.annotations.NullMarked;
