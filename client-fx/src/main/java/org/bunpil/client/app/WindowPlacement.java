package org.bunpil.client.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Where a window was, as the settings keep it.
 *
 * @param place when it is not maximised
 */
record WindowPlacement(Rectangle2D place, boolean maximized) {
    private static final String SETTING = "window";
    private static final Pattern TEXT = Pattern.compile("(-?\\d{1,5}) (-?\\d{1,5}) (\\d{1,5}) (\\d{1,5}) (true|false)");
    /** So much of a window must be on a screen to get hold of it, pixels. */
    private static final double HOLD = 100;

    private static final double TITLE_BAR = 32;

    static @Nullable WindowPlacement read(@Nullable String text) {
        Matcher parts = TEXT.matcher(text == null ? "" : text);
        if (!parts.matches()) return null;
        Rectangle2D place = new Rectangle2D(number(parts, 1), number(parts, 2), number(parts, 3), number(parts, 4));
        return isWindow(place) ? new WindowPlacement(place, Boolean.parseBoolean(parts.group(5))) : null;
    }

    /** A window that is just being shown has no height yet: opened like that again, it stayed black without a window manager. */
    private static boolean isWindow(Rectangle2D place) {
        return place.getWidth() >= HOLD && place.getHeight() >= HOLD;
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    String text() {
        return Math.round(place.getMinX())
                + " " + Math.round(place.getMinY())
                + " " + Math.round(place.getWidth())
                + " " + Math.round(place.getHeight())
                + " " + maximized;
    }

    /**
     * The same where the computer has other screens than then: no larger than its screen, and its title bar on it.
     *
     * @param screens their free areas, the main one first
     */
    WindowPlacement on(List<Rectangle2D> screens) {
        Rectangle2D screen = screens.stream().filter(this::isHeldBy).findFirst().orElse(null);
        boolean lost = screen == null;
        Rectangle2D area = screen == null ? screens.getFirst() : screen;
        double width = Math.min(place.getWidth(), area.getWidth());
        double height = Math.min(place.getHeight(), area.getHeight());
        double x = lost ? area.getMinX() + (area.getWidth() - width) / 2 : place.getMinX();
        double y = lost ? area.getMinY() + (area.getHeight() - height) / 2 : place.getMinY();
        return new WindowPlacement(new Rectangle2D(x, y, width, height), maximized);
    }

    private boolean isHeldBy(Rectangle2D screen) {
        double left = Math.max(place.getMinX(), screen.getMinX());
        double right = Math.min(place.getMaxX(), screen.getMaxX());
        return right - left >= HOLD
                && place.getMinY() >= screen.getMinY() - TITLE_BAR / 2
                && place.getMinY() <= screen.getMaxY() - TITLE_BAR;
    }

    /** Places a window as it was left, on a screen that is there, and remembers where it goes; the first time it is maximised. */
    static void keep(Stage stage, AppSettings settings) {
        List<Rectangle2D> screens = new ArrayList<>(List.of(Screen.getPrimary().getVisualBounds()));
        for (Screen screen : Screen.getScreens()) screens.add(screen.getVisualBounds());
        WindowPlacement left = read(settings.text(SETTING));
        if (left == null) {
            stage.setMaximized(true);
        } else {
            Rectangle2D place = left.on(screens).place();
            stage.setX(place.getMinX());
            stage.setY(place.getMinY());
            stage.setWidth(place.getWidth());
            stage.setHeight(place.getHeight());
            stage.setMaximized(left.maximized());
        }
        for (ReadOnlyDoubleProperty each :
                List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty()))
            each.addListener(observable -> moved(stage, settings));
        stage.maximizedProperty().addListener(observable -> moved(stage, settings));
    }

    /** A maximised window keeps its place for when it no longer is. */
    private static void moved(Stage stage, AppSettings settings) {
        if (!stage.isShowing() || stage.isFullScreen() || stage.isIconified()) return;
        WindowPlacement before = read(settings.text(SETTING));
        Rectangle2D now = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        if (!isWindow(now)) return;
        Rectangle2D place = stage.isMaximized() && before != null ? before.place() : now;
        settings.put(SETTING, new WindowPlacement(place, stage.isMaximized()).text());
    }
}
