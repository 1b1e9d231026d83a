package org.bunpil.client.input;

import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system's number of a window, which the toolkit keeps to itself. */
final class NativeWindow {
    private static final Logger LOG = LoggerFactory.getLogger(NativeWindow.class);
    private static final String TOOLKIT = "com.sun.glass.ui.Window";

    private NativeWindow() {}

    /** Returns 0 if it cannot be told for sure. */
    static long of(Window window) {
        try {
            Class<?> type = Class.forName(TOOLKIT);
            List<Object> all = new ArrayList<>();
            List<Object> same = new ArrayList<>();
            for (Object each : (List<?>) type.getMethod("getWindowsClone").invoke(null)) {
                boolean isShown = (boolean) type.getMethod("isVisible").invoke(each);
                boolean isPopup = type.getMethod("getOwner").invoke(each) != null;
                if (!isShown || isPopup) continue;
                all.add(each);
                if (isAt(type, each, window)) same.add(each);
            }
            // Some window managers tell late where they have put a window; usually there is only one.
            if (same.isEmpty()) same = all;
            if (same.size() > 1 && window instanceof Stage stage) {
                String title = stage.getTitle() == null ? "" : stage.getTitle();
                same.removeIf(each -> !title.equals(title(type, each)));
            }
            if (same.size() == 1) return (long) type.getMethod("getRawHandle").invoke(same.getFirst());
            LOG.info("Fingers and pens come through the toolkit: {} windows could be the board's", same.size());
        } catch (ReflectiveOperationException | RuntimeException closed) {
            LOG.info("Fingers and pens come through the toolkit, which tells no window: {}", closed.toString());
        }
        return 0;
    }

    private static boolean isAt(Class<?> type, Object each, Window window) throws ReflectiveOperationException {
        double scaleX = (float) type.getMethod("getPlatformScaleX").invoke(each);
        double scaleY = (float) type.getMethod("getPlatformScaleY").invoke(each);
        return near((int) type.getMethod("getX").invoke(each), window.getX() * scaleX)
                && near((int) type.getMethod("getY").invoke(each), window.getY() * scaleY)
                && near((int) type.getMethod("getWidth").invoke(each), window.getWidth() * scaleX)
                && near((int) type.getMethod("getHeight").invoke(each), window.getHeight() * scaleY);
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) < 2;
    }

    private static String title(Class<?> type, Object window) {
        try {
            return String.valueOf(type.getMethod("getTitle").invoke(window));
        } catch (ReflectiveOperationException unknown) {
            return "";
        }
    }
}
