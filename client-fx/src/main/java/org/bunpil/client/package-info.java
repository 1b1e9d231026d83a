@NullMarked
package org.bunpil.client;

import org.jspecify.annotations.NullMarked;
