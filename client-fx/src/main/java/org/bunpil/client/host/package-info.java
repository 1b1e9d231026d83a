/** Hosting a class from the app: the relay inside this program. The only package of the app that knows the relay; knows no windows. */
@NullMarked
package org.bunpil.client.host;

import org.jspecify.annotations.NullMarked;
