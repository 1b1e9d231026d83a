/**
 * The client's half of the protocol: {@code SyncEngine}, its ports, and its parts: {@code Connection} connects and reconnects, {@code
 * ReplicaUpdater} applies what arrives, {@code BatchSender} sends. No threads, clock or I/O of its own.
 */
@NullMarked
package org.bunpil.sync;

import org.jspecify.annotations.NullMarked;
