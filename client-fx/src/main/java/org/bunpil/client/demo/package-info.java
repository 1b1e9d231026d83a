/**
 * The app without a person at it: the demo with its lesson, and the runs that the command line's check options ask for.
 */
@NullMarked
package org.bunpil.client.demo;

import org.jspecify.annotations.NullMarked;
