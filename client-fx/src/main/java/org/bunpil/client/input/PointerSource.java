package org.bunpil.client.input;

import java.util.function.Consumer;

/**
 * A source of pointer input. The toolkit is one ({@link FxPointerSource}); one that reads the system's events directly, for pressure and
 * every finger, is another. Contact numbers of all sources together differ: each source has a range of its own.
 */
@FunctionalInterface
public interface PointerSource {
    /**
     * Starts to report what contacts do, on the app's thread, and never stops. A contact that ends in any way but a release is reported
     * as CANCEL.
     */
    void listen(Consumer<PointerEvent> sink);
}
