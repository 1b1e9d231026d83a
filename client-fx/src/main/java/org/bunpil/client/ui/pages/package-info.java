/**
 * Moving between pages, adding one, choosing its paper.
 */
@NullMarked
package org.bunpil.client.ui.pages;

import org.jspecify.annotations.NullMarked;
