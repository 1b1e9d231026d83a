package org.bunpil.client.view;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.bunpil.client.editor.Aspect;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorListener;
import org.bunpil.model.Code;

/** The editor's and the session's changes as counting values, so that bars listen only while they are on the screen ({@link Bound}). */
public final class Signals {
    private final Map<Aspect, ReadOnlyLongWrapper> counts = new EnumMap<>(Aspect.class);
    private final ReadOnlyLongWrapper affairs = new ReadOnlyLongWrapper();
    private final List<Consumer<Code>> onRefused = new ArrayList<>();

    Signals(Editor editor, BoardSession session) {
        for (Aspect aspect : Aspect.values()) {
            counts.put(aspect, new ReadOnlyLongWrapper());
        }
        editor.listen(new EditorListener() {
            @Override
            public void changed(Aspect aspect) {
                count(of(aspect));
                switch (aspect) {
                    case TOOL, STYLE, SELECTION, PAGE, UNDO, DRAFT -> count(affairs);
                    // Too frequent, and nothing to press depends on them.
                    case VIEWPORT, PRESENCE -> {}
                }
            }

            @Override
            public void refused(Code code) {
                List.copyOf(onRefused).forEach(each -> each.accept(code));
            }
        });
        session.status().addListener((observable, before, now) -> {
            // How much is unsaved changes with every line; nothing to press depends on it.
            if (!now.saysTheSame(before)) {
                count(affairs);
            }
        });
        session.roster().addListener((observable, before, now) -> count(affairs));
    }

    /** Counts up whenever this about the editor changes. */
    public ReadOnlyLongProperty on(Aspect aspect) {
        return of(aspect).getReadOnlyProperty();
    }

    /** Counts up whenever what can be done may have changed. */
    public ReadOnlyLongProperty onAffairs() {
        return affairs.getReadOnlyProperty();
    }

    /** Is told when the person tried to write and may not. */
    public void onRefused(Consumer<Code> told) {
        onRefused.add(told);
    }

    public void forgetRefused(Consumer<Code> told) {
        onRefused.remove(told);
    }

    private ReadOnlyLongWrapper of(Aspect aspect) {
        ReadOnlyLongWrapper count = counts.get(aspect);
        if (count == null) {
            throw new IllegalStateException(aspect.name());
        }
        return count;
    }

    private static void count(ReadOnlyLongWrapper value) {
        value.set(value.get() + 1);
    }
}
