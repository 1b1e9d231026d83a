/** What is exported, and how it lies on a page; and a page that keeps outlines, for the kinds of files that do. */
@NullMarked
package org.bunpil.client.export.page;

import org.jspecify.annotations.NullMarked;
