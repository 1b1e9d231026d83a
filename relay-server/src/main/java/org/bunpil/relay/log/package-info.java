/**
 * The ports through which boards are stored: log, directory, snapshots, pictures; and presence between relays. Knows no adapter and no
 * board content.
 */
@NullMarked
package org.bunpil.relay.log;

import org.jspecify.annotations.NullMarked;
