/** The ports behind which boards are kept: log, directory, snapshots, live presence. Knows no adapter and no board content. */
@NullMarked
package org.bunpil.relay.log;

import org.jspecify.annotations.NullMarked;
