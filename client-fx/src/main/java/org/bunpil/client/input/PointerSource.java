package org.bunpil.client.input;

import java.util.function.Consumer;

/**
 * Where pointer input comes from. The toolkit is one source ({@link FxPointerSource}); one that asks the system itself, for pressure and
 * every finger, is another. Sources number their contacts apart from each other's.
 */
@FunctionalInterface
public interface PointerSource {
    /** Begins to tell what contacts do, for good, on the app's thread. Whatever ends a contact otherwise than by lifting it is a CANCEL. */
    void listen(Consumer<PointerEvent> sink);
}
