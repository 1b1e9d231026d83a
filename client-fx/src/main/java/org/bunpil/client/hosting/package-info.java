/**
 * The relay inside this program, for a class in one room, and its boards while it does not run. The only package of the app that knows
 * the relay; knows no windows.
 */
@NullMarked
package org.bunpil.client.hosting;

import org.jspecify.annotations.NullMarked;
