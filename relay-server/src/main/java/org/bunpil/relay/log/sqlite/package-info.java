/** The embedded log: one SQLite file, group commit. The only user of java.sql. */
@NullMarked
package org.bunpil.relay.log.sqlite;

import org.jspecify.annotations.NullMarked;
