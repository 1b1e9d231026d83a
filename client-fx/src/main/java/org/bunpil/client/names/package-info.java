/**
 * Under which names the people of a board are shown. Knows no screen and no language.
 */
@NullMarked
package org.bunpil.client.names;

import org.jspecify.annotations.NullMarked;
