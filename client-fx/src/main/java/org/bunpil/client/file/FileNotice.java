package org.bunpil.client.file;

import java.util.List;
import org.bunpil.client.i18n.Messages;

/**
 * Something that a person should know about a file that was read or written all the same, such as what was left out.
 *
 * @param key of the message
 * @param values for its placeholders
 */
public record FileNotice(String key, List<Object> values) {
    /** The notice in a language. */
    public String sentence(Messages messages) {
        return messages.text(key, values.toArray());
    }
}
