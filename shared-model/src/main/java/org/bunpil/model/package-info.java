@NullMarked
package org.bunpil.model;

import org.jspecify.annotations.NullMarked;
