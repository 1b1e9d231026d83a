/**
 * Files of other programs as boards: PDF, SVG, OpenBoard ({@code .ubz}), Xournal++ ({@code .xopp}),
 * Excalidraw ({@code .excalidraw}) and, through a LibreOffice, slides. Reads untrusted bytes: everything
 * is bounded, nothing is fetched, and what cannot be taken over is named. Knows neither relays nor windows.
 */
@NullMarked
package org.bunpil.client.interchange;

import org.jspecify.annotations.NullMarked;
