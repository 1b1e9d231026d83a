package org.bunpil.client.ui.controls;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;

/** A tooltip beside what it explains, so that it covers neither that nor the pointer: below in the upper half of a window, else above. */
public final class BesideTooltip extends Tooltip {
    private static final double GAP = 8;

    private final Node about;

    public BesideTooltip(Node about, String text) {
        super(text);
        this.about = about;
    }

    @Override
    public void show(Window owner, double x, double y) {
        Bounds at = about.localToScreen(about.getLayoutBounds());
        if (at == null) {
            super.show(owner, x, y);
            return;
        }
        boolean below = at.getCenterY() < owner.getY() + owner.getHeight() / 2;
        setAnchorLocation(below ? AnchorLocation.CONTENT_TOP_LEFT : AnchorLocation.CONTENT_BOTTOM_LEFT);
        super.show(owner, at.getMinX(), below ? at.getMaxY() + GAP : at.getMinY() - GAP);
    }
}
