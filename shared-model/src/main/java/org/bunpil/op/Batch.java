package org.bunpil.op;

import java.util.List;

/**
 * An accepted batch, as the stream carries it.
 *
 * @param c participant number of the author; 0 for the system
 * @param k the author's number for the batch; 0 for the system
 */
public record Batch(int c, long k, List<Op> ops) {}
