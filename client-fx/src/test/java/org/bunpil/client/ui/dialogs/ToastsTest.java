package org.bunpil.client.ui.dialogs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.bunpil.client.i18n.Messages;
import org.junit.jupiter.api.Test;

/** Toasts for repeated events. */
class ToastsTest {
    private static final String SENTENCE = "The teacher has frozen the board.";

    /** @return the sentences on the screen at the end */
    private static List<String> said(List<Set<String>> refusals) throws Exception {
        FutureTask<List<String>> task = new FutureTask<>(() -> {
            Toasts toasts = new Toasts(Messages.of(Locale.ENGLISH));
            for (Set<String> about : refusals) toasts.show(Toasts.Kind.CAREFUL, SENTENCE, about);
            return toasts.getChildrenUnmodifiable().stream()
                    .flatMap(toast -> ((Parent) toast).getChildrenUnmodifiable().stream())
                    .filter(Label.class::isInstance)
                    .map(node -> ((Label) node).getText())
                    .toList();
        });
        try {
            Platform.startup(task);
        } catch (IllegalStateException already) {
            Platform.runLater(task);
        }
        return task.get();
    }

    @Test
    void aStrokeThatIsRefusedInPartsIsOneRefusal() throws Exception {
        assertEquals(List.of(SENTENCE), said(List.of(Set.of("stroke"), Set.of("stroke"), Set.of("stroke"))));
    }

    @Test
    void anotherStrokeIsAnother() throws Exception {
        assertEquals(List.of(SENTENCE + " (2 times)"), said(List.of(Set.of("one"), Set.of("two"), Set.of("one"))));
    }

    @Test
    void triesAreNotCounted() throws Exception {
        assertEquals(List.of(SENTENCE), said(List.of(Set.of(), Set.of(), Set.of())));
    }
}
