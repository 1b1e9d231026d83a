/**
 * Boards as files for other programs: PNG, SVG and, in {@code pdf}, PDF; all by the painter that the screen uses. Knows elements and files;
 * nothing of windows, sessions or the network. Loaded only when something is exported.
 */
@NullMarked
package org.bunpil.client.export;

import org.jspecify.annotations.NullMarked;
