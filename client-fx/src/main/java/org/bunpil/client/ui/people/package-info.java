/**
 * Who is here and what they may do: people panel, class rules, freeze, raised hand, join code. Knows no tools and no bars but its own.
 */
@NullMarked
package org.bunpil.client.ui.people;

import org.jspecify.annotations.NullMarked;
