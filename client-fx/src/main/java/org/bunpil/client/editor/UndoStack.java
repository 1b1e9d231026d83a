package org.bunpil.client.editor;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Own gestures, newest first, that can be taken back, and taken-back ones that can be done again. */
public final class UndoStack {
    /** Older gestures are forgotten. */
    public static final int DEPTH = 200;

    private final Deque<Gesture> done = new ArrayDeque<>();
    private final Deque<Gesture> undone = new ArrayDeque<>();

    /** A new gesture; what was taken back before it cannot be done again. */
    void push(Gesture gesture) {
        if (gesture.isEmpty()) return;
        undone.clear();
        add(done, gesture);
    }

    @Nullable
    Gesture popDone() {
        return done.pollFirst();
    }

    @Nullable
    Gesture popUndone() {
        return undone.pollFirst();
    }

    void pushUndone(Gesture gesture) {
        add(undone, gesture);
    }

    void pushRedone(Gesture gesture) {
        add(done, gesture);
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }

    private static void add(Deque<Gesture> stack, Gesture gesture) {
        stack.addFirst(gesture);
        if (stack.size() > DEPTH) stack.removeLast();
    }
}
