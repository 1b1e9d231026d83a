/**
 * One board for its windows: the sync engine behind observable values, who is in the class, and how others join (addresses, links,
 * invitations). Knows the engine and the editor's interface to a board; no canvas, no windows, no sockets, no files.
 */
@NullMarked
package org.bunpil.client.session;

import org.jspecify.annotations.NullMarked;
