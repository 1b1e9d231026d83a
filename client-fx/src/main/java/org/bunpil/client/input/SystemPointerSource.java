package org.bunpil.client.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Modifiers;
import org.bunpil.client.input.PointerEvent.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Reports the fingers and pens of the system that come down on a node, with pressure and every sample. Fingers elsewhere are left to the
 * toolkit. A pen is the toolkit's mouse too: where that is pressed on the node, the pen writes instead ({@link #takesPress}).
 */
public final class SystemPointerSource implements PointerSource {
    /** Two taps are a double tap if they are as near as this in time, ms, and place, pixels. */
    private static final long DOUBLE_TAP_MILLIS = 400;

    private static final double DOUBLE_TAP_REACH = 24;
    /** A tap moves no farther than this, pixels. */
    private static final double STILL = 8;
    /** A pen's press waits this long for the toolkit to say on what it was. */
    private static final long PRESS_MILLIS = 1_000;
    /** How far the toolkit's press may be from the pen's, pixels: it rounds. */
    private static final double SAME_PLACE = 2;

    private final Node node;
    private final SystemPointers.Opener opener;
    private final AtomicBoolean waking = new AtomicBoolean();
    private final Runnable drain = this::drain;
    private final SystemPointers.Sink records = this::on;
    private final Map<Integer, PointerEvent> open = new HashMap<>();
    private final Map<Integer, List<PointerEvent>> pens = new HashMap<>();
    private Consumer<PointerEvent> sink = event -> {};
    private @Nullable SystemPointers pointers;
    private int echoed = -1;
    private double pressX;
    private double pressY;
    private boolean still;
    private int taps;
    private long tapMillis;

    public SystemPointerSource(Node node, SystemPointers.Opener opener) {
        this.node = node;
        this.opener = opener;
    }

    @Override
    public void listen(Consumer<PointerEvent> newSink) {
        sink = newSink;
        node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(showing -> show(Boolean.TRUE.equals(showing)));
    }

    private void show(boolean showing) {
        if (!showing) {
            close();
            return;
        }
        Window window = node.getScene().getWindow();
        long id = NativeWindow.of(window);
        if (id != 0) pointers = opener.open(id, this::wake);
    }

    private void close() {
        SystemPointers closed = pointers;
        pointers = null;
        if (closed != null) closed.close();
        for (PointerEvent last : List.copyOf(open.values())) sink.accept(last.with(Phase.CANCEL));
        open.clear();
        pens.clear();
        echoed = -1;
    }

    /** Any thread. */
    private void wake() {
        if (!waking.getAndSet(true)) Platform.runLater(drain);
    }

    private void drain() {
        waking.set(false);
        SystemPointers from = pointers;
        if (from != null) from.drain(records);
    }

    /** Whether a press of the toolkit's mouse on the node is that of a pen, which from now on writes. */
    public boolean takesPress(double x, double y) {
        SystemPointers from = pointers;
        if (from == null) return false;
        from.settle();
        drain();
        for (Map.Entry<Integer, List<PointerEvent>> pen : pens.entrySet()) {
            List<PointerEvent> samples = pen.getValue();
            if (samples.isEmpty()) continue;
            PointerEvent press = samples.getFirst();
            boolean same = Math.abs(press.x() - x) <= SAME_PLACE && Math.abs(press.y() - y) <= SAME_PLACE;
            if (!same || FxPointerSource.now() - press.millis() > PRESS_MILLIS) continue;
            pens.put(pen.getKey(), new ArrayList<>());
            for (PointerEvent sample : samples) report(sample);
            return true;
        }
        return false;
    }

    private void on(
            int contact,
            Kind kind,
            Phase phase,
            long touch,
            double deviceX,
            double deviceY,
            double pressure,
            long millis) {
        SystemPointers from = pointers;
        Scene scene = node.getScene();
        if (from == null || scene == null || scene.getWindow() == null) return;
        double x = deviceX / scene.getWindow().getOutputScaleX();
        double y = deviceY / scene.getWindow().getOutputScaleY();
        Point2D at = node.sceneToLocal(x, y);
        PointerEvent event =
                new PointerEvent(contact, kind, phase, at.getX(), at.getY(), pressure, Modifiers.NONE, millis);
        if (kind != Kind.TOUCH) {
            pen(event);
            return;
        }
        if (phase == Phase.PRESS) {
            PointerEvent lost = open.remove(contact);
            if (lost != null) sink.accept(lost.with(Phase.CANCEL));
            boolean ours = node.equals(TopmostNode.at(scene.getRoot(), x, y));
            from.decide(touch, ours);
            if (!ours) return;
            if (open.isEmpty()) echoed = contact;
        } else if (!open.containsKey(contact)) {
            return;
        }
        if (contact == echoed) echo(phase, x, y, millis);
        report(event);
    }

    /** A pen is down from the toolkit's press on; what comes before waits for it. */
    private void pen(PointerEvent event) {
        if (event.phase() == Phase.PRESS) {
            PointerEvent lost = open.remove(event.contact());
            if (lost != null) sink.accept(lost.with(Phase.CANCEL));
            pens.put(event.contact(), new ArrayList<>(List.of(event)));
        } else if (open.containsKey(event.contact())) {
            report(event);
        } else {
            List<PointerEvent> waiting = pens.get(event.contact());
            if (waiting == null || waiting.isEmpty()) return;
            if (event.millis() - waiting.getFirst().millis() > PRESS_MILLIS) waiting.clear();
            else waiting.add(event);
        }
    }

    private void report(PointerEvent event) {
        switch (event.phase()) {
            case PRESS, MOVE -> open.put(event.contact(), event);
            case RELEASE, CANCEL -> open.remove(event.contact());
            case HOVER, TICK -> {}
        }
        sink.accept(event);
    }

    private void echo(Phase phase, double x, double y, long millis) {
        switch (phase) {
            case PRESS -> {
                boolean again =
                        millis - tapMillis < DOUBLE_TAP_MILLIS && Math.hypot(x - pressX, y - pressY) < DOUBLE_TAP_REACH;
                taps = again ? taps + 1 : 1;
                tapMillis = millis;
                pressX = x;
                pressY = y;
                still = true;
                fire(MouseEvent.MOUSE_PRESSED, x, y);
            }
            case MOVE -> {
                if (Math.hypot(x - pressX, y - pressY) > STILL) still = false;
                fire(MouseEvent.MOUSE_DRAGGED, x, y);
            }
            case RELEASE, CANCEL -> {
                echoed = -1;
                fire(MouseEvent.MOUSE_RELEASED, x, y);
                if (phase == Phase.RELEASE && still) fire(MouseEvent.MOUSE_CLICKED, x, y);
            }
            case HOVER, TICK -> {}
        }
    }

    private void fire(EventType<MouseEvent> type, double x, double y) {
        Event.fireEvent(node, new EchoedMouseEvent(node, type, x, y, taps, still));
    }
}
