/**
 * Real Kafka brokers for development and tests: the program, and the classes with which tests start, kill and restart it. Knows nothing
 * about boards, relays or their topics.
 */
@NullMarked
package org.bunpil.broker;

import org.jspecify.annotations.NullMarked;
