package org.bunpil.client.demo;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.bunpil.client.app.AppWindow;
import org.bunpil.client.app.OpenedBoard;
import org.bunpil.client.editor.ToolKind;
import org.jspecify.annotations.Nullable;

/**
 * A scripted user of one window: presses its buttons, draws on its board and types, all as mouse and key events on the real nodes. Used
 * from one thread that is not the FX thread. Each call returns when the window has handled its events.
 */
public final class ScriptedUser {
    private static final long STEP_NANOS = 16_000_000;
    private static final double STEP_PIXELS = 14;
    private static final int PAUSE_STEPS = 12;

    private final AppWindow window;
    private final long stepNanos;
    private double x;
    private double y;

    private ScriptedUser(AppWindow window, long stepNanos) {
        this.window = window;
        this.stepNanos = stepNanos;
    }

    /** Moves about as fast as a person and rests after each press: for people to watch, and where a test is about time. */
    public static ScriptedUser atHumanPace(AppWindow window) {
        return new ScriptedUser(window, STEP_NANOS);
    }

    /** Does the next thing as soon as the window has handled the one before. Whatever needs a pulse or the relay is awaited by the caller. */
    public static ScriptedUser withoutPauses(AppWindow window) {
        return new ScriptedUser(window, 0);
    }

    /** Presses the button with this id. */
    public void press(String id) {
        onFx(() -> {
            // A node added since the last frame can be pressed only after layout, as for a real user.
            Parent root = window.stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            Node node = find(root, id);
            if (node == null) {
                throw new IllegalStateException("there is no " + id);
            }
            var middle = node.localToScene(node.getLayoutBounds());
            mouse(node, MouseEvent.MOUSE_PRESSED, middle.getCenterX(), middle.getCenterY());
            mouse(node, MouseEvent.MOUSE_RELEASED, middle.getCenterX(), middle.getCenterY());
        });
        pause();
    }

    /** Finds the visible node with an id. Ids contain dots, which selectors cannot look up. */
    private static @Nullable Node find(Node from, String id) {
        if (!from.isVisible()) {
            return null;
        }
        if (id.equals(from.getId())) {
            return from;
        }
        if (from instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = find(child, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    public void take(ToolKind tool) {
        press("tool." + tool.name().toLowerCase(Locale.ROOT));
    }

    /** Draws through points x1, y1, x2, y2, … of the window. */
    public void draw(double... points) {
        down(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            to(points[i], points[i + 1]);
        }
        up();
    }

    /** Puts the pen down. */
    public void down(double atX, double atY) {
        move(atX, atY);
        board(MouseEvent.MOUSE_PRESSED);
    }

    /** Lifts the pen. */
    public void up() {
        board(MouseEvent.MOUSE_RELEASED);
        step();
    }

    /** Draws along an arc. Angles in degrees, clockwise from the right. */
    void arc(double centreX, double centreY, double radius, double from, double to) {
        int pieces = (int) Math.max(6, Math.abs(to - from) / 12);
        double[] points = new double[2 * (pieces + 1)];
        for (int i = 0; i <= pieces; i++) {
            double angle = Math.toRadians(from + (to - from) * i / pieces);
            points[2 * i] = centreX + radius * Math.cos(angle);
            points[2 * i + 1] = centreY + radius * Math.sin(angle);
        }
        draw(points);
    }

    public void click(double atX, double atY) {
        move(atX, atY);
        board(MouseEvent.MOUSE_PRESSED);
        step();
        board(MouseEvent.MOUSE_RELEASED);
        pause();
    }

    /** Moves the pointer without drawing. */
    void move(double toX, double toY) {
        x = toX;
        y = toY;
        board(MouseEvent.MOUSE_MOVED);
        step();
    }

    /** Draws to this point. */
    public void to(double toX, double toY) {
        double fromX = x;
        double fromY = y;
        int pieces = (int) Math.ceil(Math.hypot(toX - fromX, toY - fromY) / STEP_PIXELS);
        for (int i = 1; i <= pieces; i++) {
            x = fromX + (toX - fromX) * i / pieces;
            y = fromY + (toY - fromY) * i / pieces;
            board(MouseEvent.MOUSE_DRAGGED);
            step();
        }
    }

    /** Types into the text editor that is open, and closes it with Esc. */
    public void write(String text) {
        text.codePoints().forEach(point -> {
            String typed = Character.toString(point);
            onFx(() -> Event.fireEvent(writing(), key(KeyEvent.KEY_TYPED, typed, KeyCode.UNDEFINED)));
            step();
        });
        onFx(() -> Event.fireEvent(writing(), key(KeyEvent.KEY_PRESSED, "", KeyCode.ESCAPE)));
        pause();
    }

    private Node writing() {
        Node board = boardNode();
        // A field takes keys once it has been styled, which a person's first key never precedes.
        board.applyCss();
        for (Node node : board.lookupAll(".text-input")) {
            if (node instanceof TextInputControl) {
                return node;
            }
        }
        for (Node node : board.lookupAll(".writing-area")) {
            return node;
        }
        throw new IllegalStateException("no text is being written");
    }

    private static KeyEvent key(EventType<KeyEvent> type, String typed, KeyCode code) {
        return new KeyEvent(type, typed, typed, code, false, false, false, false);
    }

    private Node boardNode() {
        OpenedBoard open = window.openedBoard();
        if (open == null) {
            throw new IllegalStateException("the board was closed");
        }
        return open.context().canvas();
    }

    private void board(EventType<MouseEvent> type) {
        onFx(() -> mouse(boardNode(), type, x, y));
    }

    private static void mouse(Node node, EventType<MouseEvent> type, double x, double y) {
        boolean down = type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_DRAGGED;
        MouseButton button = type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
        Event.fireEvent(
                node,
                new MouseEvent(
                        type, x, y, x, y, button, 1, false, false, false, false, down, false, false, false, false, true,
                        null));
    }

    /** Pauses for a moment, as between two strokes. */
    void pause() {
        for (int i = 0; i < PAUSE_STEPS; i++) {
            step();
        }
    }

    private void step() {
        // Returns at once for 0.
        LockSupport.parkNanos(stepNanos);
    }

    private static void onFx(Runnable work) {
        DemoWindows.fromFx(() -> {
            work.run();
            return true;
        });
    }
}
