/**
 * What a class has done, as a folder of files: the board, its pages, and each pupil's work. Knows boards, files and exports; no window, no
 * session and no JavaFX.
 */
@NullMarked
package org.bunpil.client.classwork;

import org.jspecify.annotations.NullMarked;
