/**
 * What a person may choose about the app: theme and language.
 */
@NullMarked
package org.bunpil.client.ui.settings;

import org.jspecify.annotations.NullMarked;
