/**
 * The log of a relay that has no Kafka: one SQLite file, group commit; its backup, and deleting a board from it for good. The only user
 * of java.sql.
 */
@NullMarked
package org.bunpil.relay.log.sqlite;

import org.jspecify.annotations.NullMarked;
