/**
 * What is on a board: elements, pages and people, as immutable records. Holds nothing computed and nothing local; knows nothing of ops,
 * the wire or screens.
 */
@NullMarked
package org.bunpil.model;

import org.jspecify.annotations.NullMarked;
