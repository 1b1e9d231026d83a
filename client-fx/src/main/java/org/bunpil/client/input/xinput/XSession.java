package org.bunpil.client.input.xinput;

import java.util.Locale;
import java.util.function.Consumer;
import org.bunpil.client.input.SystemPointers;

/** Whether the app's windows are on an X server. Elsewhere nothing else of this package is loaded. */
public final class XSession {
    private XSession() {}

    /** Gives fingers and pens to whoever listens to them, if there is an X server; if not, the toolkit's events are all there is. */
    public static void offer(Consumer<SystemPointers.Opener> listener) {
        boolean isLinux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        boolean isHeadless = "headless".equalsIgnoreCase(System.getProperty("glass.platform"));
        String display = System.getenv("DISPLAY");
        if (isLinux && !isHeadless && display != null && !display.isEmpty()) listener.accept(XInputPointers::open);
    }
}
