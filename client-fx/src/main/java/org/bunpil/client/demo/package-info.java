/**
 * The app run by a script: the demo with its lesson, and the runs for the command line's check options.
 */
@NullMarked
package org.bunpil.client.demo;

import org.jspecify.annotations.NullMarked;
