/**
 * Classes on the networks that this computer is on, by multicast DNS (DNS-SD): announcing one, and finding those of others. The only package
 * that knows the library; it is loaded when first used. What comes from the network is neither trusted nor unbounded. Knows no windows.
 */
@NullMarked
package org.bunpil.client.nearby;

import org.jspecify.annotations.NullMarked;
