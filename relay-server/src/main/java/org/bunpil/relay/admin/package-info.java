/**
 * What an administrator can do with the boards of a running relay: the commands, the API that they speak to, and what is done by itself for
 * boards that were deleted. Knows sockets and sessions not at all.
 */
@NullMarked
package org.bunpil.relay.admin;

import org.jspecify.annotations.NullMarked;
