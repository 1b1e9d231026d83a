package org.bunpil.client.ui;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.EditorListener;
import org.bunpil.client.follow.Following;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;

/** Turns the changes of editor and session into counters, so that bars listen only while they are on the screen ({@link SceneBinding}). */
public final class ObservableChanges {
    private final Map<EditorChange, ReadOnlyLongWrapper> counts = new EnumMap<>(EditorChange.class);
    private final ReadOnlyLongWrapper availability = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper followed = new ReadOnlyLongWrapper();
    private final List<Consumer<ErrorCode>> onRefused = new ArrayList<>();
    private final List<Consumer<Element>> onNotYours = new ArrayList<>();

    ObservableChanges(Editor editor, BoardSession session, Following following) {
        for (EditorChange change : EditorChange.values()) {
            counts.put(change, new ReadOnlyLongWrapper());
        }
        editor.listen(new EditorListener() {
            @Override
            public void changed(EditorChange change) {
                count(of(change));
                switch (change) {
                    case TOOL, STYLE, SELECTION, PAGE, UNDO, DRAFT -> count(availability);
                    // These change too often, and no button depends on them.
                    case VIEWPORT, GESTURE, SPARED, PRESENCE -> {}
                }
            }

            @Override
            public void notYours(Element element) {
                List.copyOf(onNotYours).forEach(each -> each.accept(element));
            }

            @Override
            public void refused(ErrorCode code) {
                List.copyOf(onRefused).forEach(each -> each.accept(code));
            }
        });
        following.listen(() -> {
            count(followed);
            count(availability);
        });
        session.status().addListener((observable, before, now) -> {
            // The number of unsaved changes differs with every stroke, and no button depends on it.
            if (!now.equalsExceptUnsaved(before)) {
                count(availability);
            }
        });
        session.roster().addListener((observable, before, now) -> count(availability));
    }

    /** Increases with each change of this kind in the editor. */
    public ReadOnlyLongProperty on(EditorChange change) {
        return of(change).getReadOnlyProperty();
    }

    /** Increases whenever the set of available actions may have changed. */
    public ReadOnlyLongProperty onAvailabilityChanged() {
        return availability.getReadOnlyProperty();
    }

    /** Increases whenever this person begins or ends following somebody. */
    public ReadOnlyLongProperty onFollowing() {
        return followed.getReadOnlyProperty();
    }

    /** Sets the listener for attempts to write without permission. */
    public void onRefused(Consumer<ErrorCode> told) {
        onRefused.add(told);
    }

    public void forgetRefused(Consumer<ErrorCode> told) {
        onRefused.remove(told);
    }

    /** Sets the listener for attempts to change what is somebody else's. */
    public void onNotYours(Consumer<Element> told) {
        onNotYours.add(told);
    }

    public void forgetNotYours(Consumer<Element> told) {
        onNotYours.remove(told);
    }

    private ReadOnlyLongWrapper of(EditorChange change) {
        ReadOnlyLongWrapper count = counts.get(change);
        if (count == null) {
            throw new IllegalStateException(change.name());
        }
        return count;
    }

    private static void count(ReadOnlyLongWrapper value) {
        value.set(value.get() + 1);
    }
}
