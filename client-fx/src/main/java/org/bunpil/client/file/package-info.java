/**
 * Boards as files that people keep and hand on: {@code .bunpil}, documented in docs/file-format.md. What is read here may come from anybody:
 * everything is bounded before it is allocated. Knows no windows and no relay.
 */
@NullMarked
package org.bunpil.client.file;

import org.jspecify.annotations.NullMarked;
