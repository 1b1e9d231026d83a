/**
 * One real Kafka broker in one process, for development and tests: the program and the handle by which tests start, kill
 * and restart it. Knows nothing of boards, relays or their topics.
 */
@NullMarked
package org.bunpil.broker;

import org.jspecify.annotations.NullMarked;
