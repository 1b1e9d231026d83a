/**
 * The ordeal: real brokers, relays and clients in separate processes are killed, frozen and cut off by a schedule from a seed. Afterwards
 * what each client saw and was promised is compared with the log. Clients are the app's engine, link and outbox without a window. Knows no
 * windows; nothing that is shipped depends on it.
 */
@NullMarked
package org.bunpil.ordeal;

import org.jspecify.annotations.NullMarked;
