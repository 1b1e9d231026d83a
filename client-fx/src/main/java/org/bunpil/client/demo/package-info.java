/**
 * The app run by a script: the demo with its lesson, and the runs for the command line's check options. Nothing but {@code Main} knows
 * it.
 */
@NullMarked
package org.bunpil.client.demo;

import org.jspecify.annotations.NullMarked;
