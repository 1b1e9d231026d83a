package org.bunpil.client.canvas;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.bunpil.client.geometry.ConnectorPath;
import org.bunpil.client.geometry.FontSteps;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Paper;
import org.bunpil.model.Connector;

/** A connector as nodes, while it or what it is bound to is dragged. */
final class ConnectorNode {
    private ConnectorNode() {}

    /** @param placed with its ends where they are shown */
    static Node of(Connector placed, Viewport v, Paper paper) {
        Color color = FxConversions.color(paper.ink(placed.style().color()));
        Path line = EditingOverlay.path(ConnectorPath.line(placed), v);
        line.setStroke(color);
        line.setStrokeWidth(placed.style().width());
        for (double dash : ConnectorPath.dashes(placed))
            line.getStrokeDashArray().add(dash);
        Group whole = new Group(line);
        for (java.awt.Shape tip : ConnectorPath.tips(placed)) {
            Path head = EditingOverlay.path(tip, v);
            head.setFill(color);
            head.setStroke(color);
            head.setStrokeWidth(placed.style().width() * 0.4);
            whole.getChildren().add(head);
        }
        if (!placed.text().isBlank()) whole.getChildren().add(label(placed, v, color));
        whole.setOpacity(placed.style().alpha() / 255.0);
        return whole;
    }

    /** About where the painter will put it. */
    private static Node label(Connector placed, Viewport v, Color color) {
        double zoom = v.scale() * Viewport.UNITS;
        Text text = new Text(placed.text());
        text.setFont(Font.font("Pretendard", FontSteps.size(placed.style().font()) * zoom));
        text.setWrappingWidth(ConnectorPath.labelWidth(placed) * v.scale());
        text.setTextAlignment(TextAlignment.CENTER);
        text.setTextOrigin(VPos.CENTER);
        text.setFill(color);
        text.setStroke(null);
        double[] middle = ConnectorPath.middle(placed);
        text.setX(v.toViewX(middle[0]) - text.getWrappingWidth() / 2);
        text.setY(v.toViewY(middle[1]));
        return text;
    }
}
