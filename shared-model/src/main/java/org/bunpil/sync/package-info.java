/**
 * The client's half of the protocol: {@code SyncEngine}, its ports, and what sends, waits and reconnects. No threads, clock or I/O of its
 * own.
 */
@NullMarked
package org.bunpil.sync;

import org.jspecify.annotations.NullMarked;
