/** Benchmarks: programs that print figures with what they were measured on. Nothing here passes or fails. */
@NullMarked
package org.bunpil.bench;

import org.jspecify.annotations.NullMarked;
