/** Rate limits: what a relay allows, and what a client respects. Knows nothing else of the project. */
@NullMarked
package org.bunpil.rate;

import org.jspecify.annotations.NullMarked;
