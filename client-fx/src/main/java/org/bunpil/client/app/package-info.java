/**
 * The programs and their wiring: command line, settings, which board is opened how, shutdown. The only package that knows all the others;
 * none knows it.
 */
@NullMarked
package org.bunpil.client.app;

import org.jspecify.annotations.NullMarked;
