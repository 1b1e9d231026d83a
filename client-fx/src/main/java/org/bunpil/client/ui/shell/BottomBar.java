package org.bunpil.client.ui.shell;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.bunpil.client.ui.BarSide;
import org.bunpil.client.ui.toolbar.Dock;

/** Pages, dock and zoom below the board: in one row where they fit, else pages and zoom above the dock. All at one side if wanted. */
final class BottomBar extends Pane {
    private static final double EDGE = 12;
    private static final double GAP = 12;

    private final Region pages;
    private final Dock dock;
    private final Region zoom;

    /** Ends presenting; a smartboard has no Esc key. */
    private final Region back;

    private final BarSide side;

    BottomBar(Region pages, Dock dock, Region zoom, Region back, BarSide side) {
        this.side = side;
        this.back = back;
        back.setVisible(false);
        this.pages = pages;
        this.dock = dock;
        this.zoom = zoom;
        setPickOnBounds(false);
        getChildren().setAll(pages, dock, zoom, back);
    }

    /** Its parts, from left to right. */
    List<Region> parts() {
        return List.of(pages, dock, zoom, back);
    }

    /** Shows only the dock, the page buttons and the button that ends presenting. */
    void bare(boolean on) {
        back.setVisible(on);
        zoom.setVisible(!on);
    }

    /** Whether only what is needed for presenting is shown. */
    boolean isBare() {
        return back.isVisible();
    }

    private boolean inOneRow(double width) {
        return side == BarSide.MIDDLE
                && pages.prefWidth(-1) + dock.prefWidth(-1) + zoom.prefWidth(-1) + 2 * (GAP + EDGE) <= width;
    }

    @Override
    protected double computePrefHeight(double width) {
        double sides = Math.max(pages.prefHeight(-1), zoom.prefHeight(-1));
        double middle = dock.prefHeight(-1);
        return EDGE + (inOneRow(getWidth()) ? Math.max(middle, sides) : middle + GAP + sides);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        dock.compact(dock.fullWidth() + 2 * EDGE > width);
        double dockWidth = Math.min(dock.prefWidth(-1), width - 2 * EDGE);
        double dockHeight = dock.prefHeight(-1);
        double bottom = getHeight() - EDGE;
        double left = switch (side) {
            case LEFT -> EDGE;
            case MIDDLE -> (width - dockWidth) / 2;
            case RIGHT -> width - EDGE - dockWidth;
        };
        if (inOneRow(width)) {
            // In the middle of the window unless a side part needs the space.
            double least = EDGE + pages.prefWidth(-1) + GAP;
            left = Math.clamp(left, least, Math.max(least, width - EDGE - zoom.prefWidth(-1) - GAP - dockWidth));
        }
        dock.resizeRelocate(Math.rint(left), bottom - dockHeight, dockWidth, dockHeight);
        double sideBottom =
                inOneRow(width) ? bottom - (dockHeight - pages.prefHeight(-1)) / 2 : bottom - dockHeight - GAP;
        Region last = back.isVisible() ? back : zoom;
        double both = pages.prefWidth(-1) + GAP + last.prefWidth(-1);
        double first = switch (side) {
            case LEFT, MIDDLE -> EDGE;
            case RIGHT -> Math.max(EDGE, width - EDGE - both);
        };
        double second = side == BarSide.LEFT ? first + pages.prefWidth(-1) + GAP : width - EDGE - last.prefWidth(-1);
        place(pages, first, sideBottom);
        place(last, second, sideBottom);
    }

    private static void place(Region side, double x, double bottom) {
        double height = side.prefHeight(-1);
        side.resizeRelocate(x, Math.rint(bottom - height), side.prefWidth(-1), height);
    }
}
