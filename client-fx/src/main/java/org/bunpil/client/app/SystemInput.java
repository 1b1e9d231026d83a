package org.bunpil.client.app;

import java.util.Locale;
import org.bunpil.client.canvas.BoardCanvas;
import org.bunpil.client.input.xinput.XInputPointers;

/** Where fingers and pens can be read from the system itself, which tells more of them than the toolkit does. */
public final class SystemInput {
    private SystemInput() {}

    /** Has a board listen to them, if it is shown on an X server; elsewhere the toolkit's events are all there is. */
    public static void listen(BoardCanvas canvas) {
        boolean isLinux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        boolean isHeadless = "headless".equalsIgnoreCase(System.getProperty("glass.platform"));
        String display = System.getenv("DISPLAY");
        if (isLinux && !isHeadless && display != null && !display.isEmpty()) {
            canvas.addSystemPointers(XInputPointers::open);
        }
    }
}
