/**
 * How fast the app is: its frames, measured inside one process ({@code ClientBench}), and what a person sees, measured from outside
 * at an X display ({@code SeenBench}). Uses the app as it is; nothing here passes or fails.
 */
@NullMarked
package org.bunpil.bench.client;

import org.jspecify.annotations.NullMarked;
