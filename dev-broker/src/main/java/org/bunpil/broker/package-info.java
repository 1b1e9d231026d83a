@NullMarked
package org.bunpil.broker;

import org.jspecify.annotations.NullMarked;
