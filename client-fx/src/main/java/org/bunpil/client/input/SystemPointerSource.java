package org.bunpil.client.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
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
    private final MouseEcho echo;
    /** Fingers on other nodes, while somebody writes on this one. */
    private final Map<Integer, MouseEcho> elsewhere = new HashMap<>();

    public SystemPointerSource(Node node, SystemPointers.Opener opener) {
        this.node = node;
        this.opener = opener;
        this.echo = new MouseEcho(node);
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
        elsewhere.clear();
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
            Node hit = TopmostNode.at(scene.getRoot(), x, y);
            boolean ours = node.equals(hit);
            // The server makes mouse events of the first finger only: while somebody writes, those of another are made
            // here.
            boolean another = !ours && hit != null && !open.isEmpty();
            from.decide(touch, ours || another);
            if (another && hit != null) elsewhere.put(contact, new MouseEcho(hit));
            if (ours && open.isEmpty()) echoed = contact;
            if (!ours && !another) return;
        }
        MouseEcho other = elsewhere.get(contact);
        if (other != null) {
            other.on(phase, x, y, millis);
            if (phase == Phase.RELEASE || phase == Phase.CANCEL) elsewhere.remove(contact);
            return;
        }
        if (phase != Phase.PRESS && !open.containsKey(contact)) return;
        if (contact == echoed) echo.on(phase, x, y, millis);
        if (contact == echoed && (phase == Phase.RELEASE || phase == Phase.CANCEL)) echoed = -1;
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
}
