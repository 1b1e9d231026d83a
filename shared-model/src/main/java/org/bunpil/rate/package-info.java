/** How much of something may pass in a time: what a relay allows, and what a client keeps to. Knows nothing else of the project. */
@NullMarked
package org.bunpil.rate;

import org.jspecify.annotations.NullMarked;
