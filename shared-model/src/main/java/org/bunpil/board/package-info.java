/** The fold: admission of log records and their effect on a board. Pure, deterministic, integers only; no clock, no I/O, no threads. */
@NullMarked
package org.bunpil.board;

import org.jspecify.annotations.NullMarked;
