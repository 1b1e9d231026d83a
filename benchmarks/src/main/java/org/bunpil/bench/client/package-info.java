/**
 * Benchmarks of the app: its frames, measured in one process ({@code ClientBench}), and what a user sees, measured from outside on an X
 * display ({@code SeenBench}). They use the unchanged app and only print figures.
 */
@NullMarked
package org.bunpil.bench.client;

import org.jspecify.annotations.NullMarked;
