package org.bunpil.client.app;

import java.nio.file.Path;
import org.bunpil.client.i18n.Messages;
import org.jspecify.annotations.Nullable;

/** Asks a person for a file. */
interface FileChoice {
    /**
     * Asks where to save; asks before an existing file is replaced.
     *
     * @param folder where to begin, or null
     * @return null for nowhere
     */
    @Nullable
    Path save(Messages messages, @Nullable Path folder, String name);

    /** Asks for a folder. @return null for none */
    @Nullable
    Path folder(Messages messages, @Nullable Path folder);

    /** Asks which file to open. @return null for none */
    @Nullable
    Path open(Messages messages, @Nullable Path folder);
}
