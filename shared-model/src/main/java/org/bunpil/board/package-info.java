/**
 * The fold: admission of log records and their effect on a board. Pure and deterministic, with integers only; no clock, no I/O, no
 * threads.
 */
@NullMarked
package org.bunpil.board;

import org.jspecify.annotations.NullMarked;
