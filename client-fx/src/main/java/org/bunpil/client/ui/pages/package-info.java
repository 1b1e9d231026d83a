/**
 * Going from page to page, adding one, choosing its paper.
 */
@NullMarked
package org.bunpil.client.ui.pages;

import org.jspecify.annotations.NullMarked;
