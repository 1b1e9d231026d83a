package org.bunpil.client.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.EditorListener;
import org.bunpil.client.editor.PageChange;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.editor.UndoHistory;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Phase;
import org.bunpil.undo.UndoStep;
import org.jspecify.annotations.Nullable;

/**
 * Gives each contact its own tool state and gesture, so that several people can work on one screen at once. If only one person works
 * there, two fingers pan and zoom. While a pen is near, a resting palm does not write.
 */
public final class PointerRouter implements EditorListener, UndoHistory.OpenGestures {
    /** More contacts at once than any screen reports are ignored. */
    public static final int MAX_CONTACTS = 64;

    /** For this long after a pen was near, touches are taken for the palm of the hand that holds it. */
    private static final long PALM_MILLIS = 500;
    /** How far from the pen's tip its hand rests at most, view pixels. */
    private static final double PALM_REACH = 240;

    private final Editor editor;
    private final SortedMap<Integer, Contact> down = new TreeMap<>();
    private @Nullable ToolKind held;
    private @Nullable PinchGesture pinchGesture;
    private long presses;
    private @Nullable PointerEvent pen;

    private static final class Contact {
        ToolState toolState = Idle.INSTANCE;
        UndoStep undoStep = new UndoStep();
        PointerEvent last;
        /** Counts presses, of all contacts. */
        final long number;

        Contact(PointerEvent press, long number) {
            this.last = press;
            this.number = number;
        }
    }

    public PointerRouter(Editor editor) {
        this.editor = editor;
        editor.listen(this);
        editor.undoHistory().openGestures(this);
    }

    /** The tool that presses begin instead of the current tool, until it is released (null): Space holds the hand tool. */
    public void hold(@Nullable ToolKind kind) {
        held = kind;
    }

    /** The tool that a press would begin. */
    public ToolKind tool() {
        return held == null ? editor.tool() : held;
    }

    /** Processes the next event of any contact. */
    public void on(PointerEvent event) {
        if (event.kind() == Kind.PEN || event.kind() == Kind.ERASER) penNear(event);
        if (event.phase() == Phase.PRESS && isPalm(event)) return;
        switch (event.phase()) {
            case HOVER -> editor.localPresence().cursor(context().board(event));
            case PRESS -> press(event);
            case MOVE, TICK -> {
                PinchGesture two = pinchGesture;
                if (two == null || !two.holds(event.contact())) step(event);
                else if (event.phase() == Phase.MOVE) two.move(event, editor);
            }
            case RELEASE, CANCEL -> {
                if (pinchGesture != null && pinchGesture.holds(event.contact())) pinchGesture = null;
                step(event);
                down.remove(event.contact());
                editor.undoHistory().gesturesChanged();
            }
        }
    }

    private void press(PointerEvent event) {
        // A press without a release before it: the earlier gesture is lost.
        if (down.containsKey(event.contact())) cancel(event.contact());
        if (down.size() >= MAX_CONTACTS) return;
        Contact contact = new Contact(event, ++presses);
        if (event.kind() == Kind.TOUCH && !editor.severalWriters()) {
            Contact other = otherFinger();
            if (other != null && pinchGesture == null) {
                PointerEvent otherLast = other.last;
                advance(other, otherLast.with(Phase.CANCEL));
                other.toolState = Ignoring.INSTANCE;
                pinchGesture = new PinchGesture(otherLast, event);
            }
            if (other != null) contact.toolState = Ignoring.INSTANCE;
        }
        down.put(event.contact(), contact);
        editor.gestureBegins();
        step(event);
        editor.undoHistory().gesturesChanged();
    }

    private @Nullable Contact otherFinger() {
        for (Contact contact : down.values()) if (contact.last.kind() == Kind.TOUCH) return contact;
        return null;
    }

    private void penNear(PointerEvent event) {
        pen = event;
        for (Contact contact : List.copyOf(down.values())) {
            if (isPalm(contact.last.tick(event.millis()))) cancel(contact.last.contact());
        }
    }

    /** Whether a finger belongs to the hand that holds a pen. Where several people write, those farther from the pen are others'. */
    private boolean isPalm(PointerEvent touch) {
        PointerEvent near = pen;
        if (touch.kind() != Kind.TOUCH || near == null || touch.millis() - near.millis() >= PALM_MILLIS) return false;
        return !editor.severalWriters() || Math.hypot(touch.x() - near.x(), touch.y() - near.y()) < PALM_REACH;
    }

    /** The next press asks the editor for its tool. */
    @Override
    public void changed(EditorChange change) {}

    /** What others take away leaves the drags that are in progress. */
    @Override
    public void changed(PageChange change) {
        withoutTaken();
    }

    @Override
    public void replaced() {
        withoutTaken();
    }

    private void withoutTaken() {
        for (Contact contact : List.copyOf(down.values()))
            contact.toolState = contact.toolState.withoutTaken(context());
    }

    /** Where several people write on one screen, nobody's undo takes back what another is just drawing. */
    @Override
    public boolean any() {
        if (editor.severalWriters()) return false;
        for (Contact contact : down.values()) if (isWork(contact.toolState)) return true;
        return false;
    }

    @Override
    public boolean cancelNewest() {
        if (!any()) return false;
        Contact newest = null;
        for (Contact contact : down.values())
            if (isWork(contact.toolState) && (newest == null || newest.number < contact.number)) newest = contact;
        if (newest == null) return false;
        cancel(newest.last.contact());
        editor.gestureTurned();
        return true;
    }

    /** Whether the gesture changes the board, now or on release. */
    private static boolean isWork(ToolState state) {
        return switch (state) {
            case Inking _, StraightInking _, Erasing _, DrawingShape _, Connecting _, Resizing _, Rotating _ -> true;
            case Translating translating -> translating.d() != null;
            case Idle _,
                    Ignoring _,
                    MarqueeSelecting _,
                    LassoSelecting _,
                    PickingColor _,
                    Panning _,
                    LaserPointing _,
                    PlacingText _ -> false;
        };
    }

    /** Gives time to contacts at rest: new samples are sent, and a line that is held becomes straight. */
    @Override
    public boolean tick(long millis) {
        for (Integer contact : List.copyOf(down.keySet())) {
            Contact resting = down.get(contact);
            if (resting == null) continue;
            ToolState before = resting.toolState;
            step(resting.last.tick(millis));
            if (!resting.toolState.equals(before)) editor.gestureTurned();
        }
        return isAnyDown();
    }

    /** Ends one contact's gesture without effect. */
    public void cancel(int contact) {
        Contact cancelled = down.get(contact);
        if (cancelled != null) on(cancelled.last.with(Phase.CANCEL));
    }

    /** Ends every gesture without effect. */
    public void cancelAll() {
        for (Integer contact : List.copyOf(down.keySet())) cancel(contact);
    }

    /** The states of all pressed contacts; for previews. */
    public Collection<ToolState> states() {
        List<ToolState> states = new ArrayList<>(down.size());
        for (Contact contact : down.values()) states.add(contact.toolState);
        return states;
    }

    /** Whether these elements are strokes that own pens are drawing. */
    public boolean isInking(Set<String> ids) {
        Set<String> inked = new HashSet<>();
        for (Contact contact : down.values()) if (contact.toolState instanceof Inking inking) inked.add(inking.id());
        return !ids.isEmpty() && inked.containsAll(ids);
    }

    public boolean isAnyDown() {
        return !down.isEmpty();
    }

    private void step(PointerEvent event) {
        Contact contact = down.get(event.contact());
        if (contact == null) return;
        if (event.phase() != Phase.TICK) {
            contact.last = event;
            editor.localPresence().cursor(context().board(event));
        }
        advance(contact, event);
    }

    private void advance(Contact contact, PointerEvent event) {
        ToolStep step = contact.toolState.on(event, context());
        contact.toolState = step.next();
        editor.submit(contact.undoStep, step.ops(), step.urgent());
        switch (step.outcome()) {
            case OPEN -> {}
            case DONE -> {
                editor.undoHistory().finish(contact.undoStep);
                contact.undoStep = new UndoStep();
            }
            case DROPPED -> {
                if (event.phase() == Phase.CANCEL) editor.undoHistory().takeBack(contact.undoStep);
                contact.undoStep = new UndoStep();
            }
        }
    }

    private ToolContext context() {
        return new ToolContext(editor, tool());
    }
}
