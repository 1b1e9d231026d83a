package org.bunpil.client.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Gesture;
import org.bunpil.client.input.InputEvent;
import org.bunpil.client.input.InputEvent.Phase;

/** Gives each contact its own tool state and gesture, so that several people work on one screen at once. */
public final class Contacts {
    /** More contacts at once than any screen reports are ignored. */
    public static final int MAX_CONTACTS = 64;

    private final Editor editor;
    private final ToolContext context;
    private final SortedMap<Integer, Contact> down = new TreeMap<>();

    private static final class Contact {
        Tool tool = Resting.HERE;
        final Gesture gesture = new Gesture();
        InputEvent last;

        Contact(InputEvent press) {
            this.last = press;
        }
    }

    public Contacts(Editor editor) {
        this.editor = editor;
        this.context = new ToolContext(editor);
    }

    /** Takes the next event of any contact. */
    public void on(InputEvent event) {
        switch (event.phase()) {
            case HOVER -> editor.self().cursor(context.board(event));
            case PRESS -> {
                // A press without the release before it: the old one is lost.
                if (down.containsKey(event.contact())) cancel(event.contact());
                if (down.size() < MAX_CONTACTS) {
                    down.put(event.contact(), new Contact(event));
                    step(event);
                }
            }
            case MOVE, TICK -> step(event);
            case RELEASE, CANCEL -> {
                step(event);
                down.remove(event.contact());
            }
        }
    }

    /** Time passes: contacts that rest are told. Call it once a pulse. */
    public void pulse(long millis) {
        for (Integer contact : List.copyOf(down.keySet())) {
            Contact held = down.get(contact);
            if (held != null) step(held.last.tick(millis));
        }
    }

    /** Ends one contact's gesture without effect. */
    public void cancel(int contact) {
        Contact held = down.get(contact);
        if (held != null) on(held.last.with(Phase.CANCEL));
    }

    /** Ends every gesture without effect. */
    public void cancelAll() {
        for (Integer contact : List.copyOf(down.keySet())) cancel(contact);
    }

    /** What the contacts that are down are doing, by contact number; for previews. */
    public Collection<Tool> states() {
        List<Tool> states = new ArrayList<>(down.size());
        for (Contact contact : down.values()) states.add(contact.tool);
        return states;
    }

    public boolean isAnyDown() {
        return !down.isEmpty();
    }

    private void step(InputEvent event) {
        Contact contact = down.get(event.contact());
        if (contact == null) return;
        if (event.phase() != Phase.TICK) {
            contact.last = event;
            editor.self().cursor(context.board(event));
        }
        ToolStep step = contact.tool.on(event, context);
        contact.tool = step.next();
        editor.submit(contact.gesture, step.ops(), step.urgent());
        if (step.outcome() == ToolStep.Outcome.DONE) editor.finish(contact.gesture);
    }
}
