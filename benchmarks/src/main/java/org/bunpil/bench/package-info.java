/** Benchmarks: programs that print figures and what they were measured on. They do not pass or fail. */
@NullMarked
package org.bunpil.bench;

import org.jspecify.annotations.NullMarked;
