@NullMarked
package org.bunpil.relay;

import org.jspecify.annotations.NullMarked;
