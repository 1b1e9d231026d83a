/**
 * What happened lately and how it is put right: what was deleted, and what one person did. Knows nothing of the people panel.
 */
@NullMarked
package org.bunpil.client.ui.history;

import org.jspecify.annotations.NullMarked;
