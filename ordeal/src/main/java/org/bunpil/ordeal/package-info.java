/**
 * The ordeal: real brokers, relays and clients as processes of their own, killed, frozen and cut off by a seeded schedule; afterwards
 * what each client saw and was promised is compared with the log. Clients are the app's engine, link and outbox without a window.
 * Knows nothing of windows; nothing that is delivered knows of it.
 */
@NullMarked
package org.bunpil.ordeal;

import org.jspecify.annotations.NullMarked;
