package org.bunpil.client.render;

import java.awt.Color;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ConnectorPath;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.model.Connector;
import org.jspecify.annotations.Nullable;

/** The text at the middle of a connector: each line centred, upright whatever the direction of the connector. */
public final class ConnectorLabel {
    private ConnectorLabel() {}

    /** Its lines, or null if there is no text. */
    static Typography.@Nullable TextLines lines(Connector connector) {
        if (connector.text().isBlank()) return null;
        double width = ConnectorPath.labelWidth(connector) / Viewport.UNITS;
        return Typography.text(connector.text(), width, connector.style().font());
    }

    /** The place that the lines take on the board plane, with some room around them. */
    static Bounds box(Connector connector, Typography.TextLines lines) {
        double widest = 0;
        for (Typography.Line line : lines.lines()) widest = Math.max(widest, line.width());
        double halfWidth = (widest / 2 + Typography.TEXT_PADDING) * Viewport.UNITS;
        double halfHeight = lines.height() / 2 * Viewport.UNITS;
        double[] middle = ConnectorPath.middle(connector);
        return new Bounds(middle[0] - halfWidth, middle[1] - halfHeight, middle[0] + halfWidth, middle[1] + halfHeight);
    }

    static void paint(PaintTarget target, Typography.TextLines lines, Color color, Bounds box) {
        target.save();
        target.translate(box.centreX(), box.minY());
        target.scale(Viewport.UNITS);
        double lead = lines.size() * Typography.LINE_HEIGHT;
        double base = lead / 2 + lines.size() * Typography.BASE;
        for (Typography.Line line : lines.lines()) {
            line.draw(target, color, -line.width() / 2, base);
            base += lead;
        }
        target.restore();
    }
}
