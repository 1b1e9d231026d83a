/**
 * Files of other programs as boards: PDF, Xournal++ ({@code .xopp}) and Excalidraw ({@code .excalidraw}). Reads untrusted bytes: everything
 * is bounded, nothing is fetched, and what cannot be taken over is named. Knows neither relays nor windows.
 */
@NullMarked
package org.bunpil.client.interchange;

import org.jspecify.annotations.NullMarked;
