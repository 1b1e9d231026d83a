/**
 * Every text that the app shows, in one language. A language is one properties file. Knows no other package of the app.
 */
@NullMarked
package org.bunpil.client.i18n;

import org.jspecify.annotations.NullMarked;
