package org.bunpil.client.canvas;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Arc;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.shape.StrokeType;
import javafx.scene.transform.Affine;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Scale;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.editor.TransformBox;
import org.bunpil.client.editor.TransformHandle;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.ShapePaths;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Paper;
import org.bunpil.client.tool.Connecting;
import org.bunpil.client.tool.DrawingShape;
import org.bunpil.client.tool.Erasing;
import org.bunpil.client.tool.Idle;
import org.bunpil.client.tool.Ignoring;
import org.bunpil.client.tool.Inking;
import org.bunpil.client.tool.LaserPointing;
import org.bunpil.client.tool.LassoSelecting;
import org.bunpil.client.tool.MarqueeSelecting;
import org.bunpil.client.tool.Panning;
import org.bunpil.client.tool.PickingColor;
import org.bunpil.client.tool.PlacingText;
import org.bunpil.client.tool.Resizing;
import org.bunpil.client.tool.Rotating;
import org.bunpil.client.tool.StraightInking;
import org.bunpil.client.tool.ToolState;
import org.bunpil.client.tool.Translating;
import org.bunpil.geometry.Point;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.ShapeForm;
import org.jspecify.annotations.Nullable;

/**
 * What only this person sees above the board: selection, transform box, marquee, shapes being drawn. Rebuilt on each pulse on which it
 * changes.
 */
final class EditingOverlay {
    static final Color ACCENT = Color.web("#1f6feb");
    /** Snap guides have another colour, so that they are not taken for boxes. */
    private static final Color GUIDE = Color.web("#d6336c");

    private static final Color VEIL = Color.web("#1f6feb", 0.08);
    /** In a larger selection the elements have no boxes of their own. */
    private static final int MAX_FRAMES = 200;
    /** Side of a handle, view pixels. */
    private static final double HANDLE_SIZE = 9;

    final Group node = new Group();
    private Group frames = new Group();
    private Group handles = new Group();
    /** Whether the selection, its elements or the viewport differ from what is shown. */
    private boolean stale = true;

    EditingOverlay() {
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setAutoSizeChildren(false);
    }

    /** The selection, its elements or the viewport have changed. */
    void invalidate() {
        stale = true;
    }

    void show(Editor editor, Collection<ToolState> states, Paper paper) {
        List<Node> nodes = new ArrayList<>();
        Viewport v = editor.viewport();
        if (!editor.selection().isEmpty()) selection(editor, v, states, nodes);
        for (ToolState state : states) state(editor, state, v, paper, nodes);
        if (!nodes.isEmpty() || !node.getChildren().isEmpty())
            node.getChildren().setAll(nodes);
    }

    private static void state(Editor editor, ToolState state, Viewport v, Paper paper, List<Node> nodes) {
        switch (state) {
            case DrawingShape s -> shape(s.preview(), v, paper, nodes);
            case Connecting c -> connecting(editor, c, v, paper, nodes);
            case StraightInking s -> {
                OpenStrokeNode stroke = new OpenStrokeNode(s.preview(), paper, 0.2 / v.scale());
                stroke.getTransforms().add(new Scale(v.scale(), v.scale(), 0, 0));
                stroke.setTranslateX(v.toViewX(s.from().x()));
                stroke.setTranslateY(v.toViewY(s.from().y()));
                nodes.add(stroke);
            }
            case MarqueeSelecting m -> {
                Rectangle frame = frame(m.bounds(), v, ACCENT);
                frame.setFill(VEIL);
                nodes.add(frame);
            }
            case LassoSelecting lassoSelecting -> {
                Polygon line = new Polygon();
                for (Point p : lassoSelecting.path()) line.getPoints().addAll(v.toViewX(p.x()), v.toViewY(p.y()));
                line.setStroke(ACCENT);
                line.setStrokeWidth(1.5);
                line.getStrokeDashArray().addAll(6.0, 5.0);
                line.setFill(VEIL);
                nodes.add(line);
            }
            case Translating translating -> guides(translating.guideX(), translating.guideY(), v, nodes);
            case Resizing resizing -> guides(resizing.guideX(), resizing.guideY(), v, nodes);
            case Idle _,
                    Ignoring _,
                    Inking _,
                    Erasing _,
                    PickingColor _,
                    Rotating _,
                    Panning _,
                    LaserPointing _,
                    PlacingText _ -> {}
        }
    }

    /** The snap guides of the gesture. */
    private static void guides(double guideX, double guideY, Viewport v, List<Node> nodes) {
        if (!Double.isNaN(guideX)) {
            double x = Math.round(v.toViewX(guideX)) + 0.5;
            nodes.add(guide(x, 0, x, v.height()));
        }
        if (!Double.isNaN(guideY)) {
            double y = Math.round(v.toViewY(guideY)) + 0.5;
            nodes.add(guide(0, y, v.width(), y));
        }
    }

    private static Line guide(double x1, double y1, double x2, double y2) {
        Line line = new Line(x1, y1, x2, y2);
        line.setStroke(GUIDE);
        line.getStrokeDashArray().addAll(4.0, 4.0);
        return line;
    }

    private static void shape(org.bunpil.model.Shape shape, Viewport v, Paper paper, List<Node> nodes) {
        Color color = FxConversions.color(paper.ink(shape.style().color()));
        Path line = path(ShapePaths.line(shape), v);
        line.setStroke(color);
        line.setStrokeWidth(shape.style().width());
        for (double dash : ShapePaths.dashes(shape)) line.getStrokeDashArray().add(dash);
        Integer fill = shape.style().fill();
        if (fill != null && shape.form().isClosed()) {
            line.setFill(FxConversions.color(paper.ink(fill)));
        }
        Group whole = new Group(line);
        if (shape.form() == ShapeForm.ARROW) {
            Path head = path(ShapePaths.arrowHead(shape), v);
            head.setFill(color);
            head.setStroke(color);
            head.setStrokeWidth(shape.style().width() * 0.4);
            whole.getChildren().add(head);
        }
        whole.setOpacity(shape.style().alpha() / 255.0);
        nodes.add(whole);
    }

    /** The connector as it would be, and what its end would be bound to. */
    private static void connecting(Editor editor, Connecting c, Viewport v, Paper paper, List<Node> nodes) {
        Element target = c.target() == null ? null : editor.elementIndex().element(c.target());
        if (target != null) {
            Shape frame = elementFrame(target, v, Point.ZERO, ACCENT, 1);
            frame.setStrokeWidth(2);
            nodes.add(frame);
        }
        nodes.add(ConnectorNode.of(c.shown(), v, paper));
        nodes.addAll(connectorHandles(c.shown(), v));
    }

    private static List<Node> connectorHandles(Connector connector, Viewport v) {
        List<Node> knobs = new ArrayList<>();
        for (Connecting.Part part : Connecting.Part.values()) {
            if (!Connecting.has(connector, part)) continue;
            double[] place = Connecting.place(connector, part);
            knobs.add(knob(new Circle(v.toViewX(place[0]), v.toViewY(place[1]), HANDLE_SIZE / 2 + 1)));
        }
        return knobs;
    }

    private static Shape knob(Shape knob) {
        knob.setFill(Color.WHITE);
        knob.setStroke(ACCENT);
        knob.setStrokeWidth(1.5);
        return knob;
    }

    static Path path(java.awt.Shape outline, Viewport v) {
        Path path = new Path(FxConversions.elements(outline));
        path.setStrokeLineCap(StrokeLineCap.ROUND);
        path.setStrokeLineJoin(StrokeLineJoin.ROUND);
        path.getTransforms().add(new Affine(v.scale(), 0, v.toViewX(0), 0, v.scale(), v.toViewY(0)));
        return path;
    }

    /** Boxes and handles of a large selection take milliseconds, so they are rebuilt only after changes, and moved during a drag. */
    private void selection(Editor editor, Viewport v, Collection<ToolState> states, List<Node> nodes) {
        AffineTransform transform = null;
        for (ToolState state : states) if (DragTransform.of(state) != null) transform = DragTransform.of(state);
        if (stale) {
            stale = false;
            TransformBox transformBox = TransformBox.of(editor);
            frames = new Group(frames(editor, transformBox, v));
            Connector connector = transformBox == null ? null : transformBox.connector();
            if (connector != null) handles = new Group(connectorHandles(connector, v));
            else handles = new Group(transformBox == null ? List.of() : handles(transformBox, v));
        }
        frames.getTransforms().clear();
        if (transform != null) frames.getTransforms().add(viewed(transform, v));
        nodes.add(frames);
        if (transform == null && editor.tool() == ToolKind.SELECT) nodes.add(handles);
    }

    private static List<Node> frames(Editor editor, @Nullable TransformBox transformBox, Viewport v) {
        List<Node> shown = new ArrayList<>();
        int frames = 0;
        for (String id : editor.selection()) {
            if (++frames > MAX_FRAMES) break;
            Element element = editor.elementIndex().element(id);
            boolean single = editor.selection().size() == 1;
            // A single element that can be changed has the transform box.
            if (element == null || (single && transformBox != null)) continue;
            shown.add(elementFrame(element, v, Point.ZERO, ACCENT, 0.5));
            if (element.lock()) shown.add(lock(element, v));
        }
        if (transformBox != null && transformBox.connector() == null) {
            Shape box = frame(transformBox.bounds(), v, ACCENT);
            box.getTransforms()
                    .add(new Rotate(
                            transformBox.rot() / 100.0,
                            v.toViewX(transformBox.bounds().centreX()),
                            v.toViewY(transformBox.bounds().centreY())));
            shown.add(box);
        }
        return shown;
    }

    /** A lock at the upper right corner of an element that cannot be changed. */
    private static Node lock(Element element, Viewport v) {
        Bounds bounds = ElementBounds.rotated(element);
        double x = Math.round(v.toViewX(bounds.maxX())) + 3;
        double y = Math.round(v.toViewY(bounds.minY())) - 3;
        Circle round = new Circle(x, y, 10, Color.WHITE);
        round.setStroke(ACCENT);
        Rectangle body = new Rectangle(x - 4, y - 1, 8, 6);
        body.setFill(ACCENT);
        Arc shackle = new Arc(x, y - 2, 2.5, 3, 0, 180);
        shackle.setFill(null);
        shackle.setStroke(ACCENT);
        shackle.setStrokeWidth(1.5);
        return new Group(round, body, shackle);
    }

    /** A transform of the board plane as a transform of the view. */
    private static Affine viewed(AffineTransform transform, Viewport v) {
        AffineTransform t = new AffineTransform(v.scale(), 0, 0, v.scale(), v.toViewX(0), v.toViewY(0));
        t.concatenate(transform);
        t.concatenate(new AffineTransform(
                1 / v.scale(), 0, 0, 1 / v.scale(), -v.toViewX(0) / v.scale(), -v.toViewY(0) / v.scale()));
        return new Affine(
                t.getScaleX(), t.getShearX(), t.getTranslateX(), t.getShearY(), t.getScaleY(), t.getTranslateY());
    }

    private static List<Node> handles(TransformBox transformBox, Viewport v) {
        List<Node> nodes = new ArrayList<>();
        for (TransformHandle handle : transformBox.handles(v.scale())) {
            double[] place = transformBox.handlePosition(handle, v.scale());
            double x = Math.round(v.toViewX(place[0]));
            double y = Math.round(v.toViewY(place[1]));
            Shape knob;
            if (handle == TransformHandle.ROTATE) {
                knob = new Circle(x, y, HANDLE_SIZE / 2 + 0.5);
            } else {
                knob = new Rectangle(x - HANDLE_SIZE / 2, y - HANDLE_SIZE / 2, HANDLE_SIZE, HANDLE_SIZE);
                knob.getTransforms().add(new Rotate(transformBox.rot() / 100.0, x, y));
            }
            nodes.add(knob(knob));
        }
        return nodes;
    }

    /** A box around an element, rotated like the element. */
    static Shape elementFrame(Element element, Viewport v, Point drag, Color color, double opacity) {
        Bounds bounds =
                ElementBounds.unrotated(element).moved(drag.x(), drag.y()).grown(3 / v.scale());
        Rectangle frame = frame(bounds, v, color);
        frame.setOpacity(opacity);
        int rot = element.rot();
        if (rot != 0) {
            frame.getTransforms()
                    .add(new Rotate(rot / 100.0, v.toViewX(bounds.centreX()), v.toViewY(bounds.centreY())));
        }
        return frame;
    }

    static Rectangle frame(Bounds bounds, Viewport v, Color color) {
        Rectangle frame = new Rectangle(
                Math.round(v.toViewX(bounds.minX())) - 0.5,
                Math.round(v.toViewY(bounds.minY())) - 0.5,
                bounds.width() * v.scale(),
                bounds.height() * v.scale());
        frame.setFill(null);
        frame.setStroke(color);
        frame.setStrokeWidth(1);
        frame.setStrokeType(StrokeType.CENTERED);
        return frame;
    }
}
