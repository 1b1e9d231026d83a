package org.bunpil.client.ui.dialogs;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.controls.Delay;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * Short messages at the top that disappear by themselves, one sentence each. Repeating a sentence keeps its toast longer; refusals are
 * counted.
 */
public final class Toasts extends VBox {
    private static final int MOST_SHOWN = 3;
    private static final long STAYS_MILLIS = 7_000;
    /** With a button that takes something serious back. */
    private static final long STAYS_OFFERED_MILLIS = 10_000;
    /** A button is at least this high. */
    private static final double TOUCH_TARGET = 44;

    private final Messages messages;

    public Toasts(Messages messages) {
        this.messages = messages;
        getStyleClass().add("toasts");
        setAlignment(Pos.TOP_CENTER);
        setPickOnBounds(false);
        setFillWidth(false);
    }

    /** How much attention a toast asks for. */
    public enum Kind {
        INFO,
        GOOD,
        CAREFUL
    }

    private static Ikon icon(Kind kind) {
        return switch (kind) {
            case INFO -> Material2OutlinedAL.INFO;
            case GOOD -> Material2OutlinedAL.CHECK_CIRCLE;
            case CAREFUL -> Material2OutlinedAL.ERROR_OUTLINE;
        };
    }

    public void show(Kind kind, String sentence) {
        show(kind, sentence, Set.of());
    }

    /** Shows a sentence with a button that does what else could be done; the toast then goes. */
    public void show(Kind kind, String sentence, String buttonText, Runnable action) {
        dismiss(sentence);
        show(kind, sentence, Set.of());
        if (getChildren().getLast() instanceof Toast toast) toast.offer(buttonText, action);
    }

    /** @param about ids of the elements concerned; a stroke refused in several parts counts once */
    public void show(Kind kind, String sentence, Set<String> about) {
        for (Node node : getChildren()) {
            if (node instanceof Toast toast && toast.sentence.equals(sentence)) {
                toast.again(about);
                return;
            }
        }
        if (getChildren().size() >= MOST_SHOWN) {
            // Work under way keeps its button.
            getChildren().stream().filter(Toast.class::isInstance).findFirst().ifPresent(getChildren()::remove);
        }
        Toast toast = new Toast(kind, sentence);
        toast.about.addAll(about);
        getChildren().add(toast);
    }

    /** Shows work under way; shown first when it is updated. @param cancel runs when the person wants no more of it */
    public ProgressToast progress(String cancelText, Runnable cancel) {
        ProgressToast toast = new ProgressToast(this, cancelText, cancel);
        getChildren().add(toast);
        return toast;
    }

    /** Whether a sentence is on the screen. */
    public boolean shows(String sentence) {
        return getChildren().stream().anyMatch(node -> node instanceof Toast toast && toast.sentence.equals(sentence));
    }

    /** Removes a sentence that is no longer true. */
    public void dismiss(String sentence) {
        for (Node node : List.copyOf(getChildren())) {
            if (node instanceof Toast toast && toast.sentence.equals(sentence)) {
                toast.close();
            }
        }
    }

    private final class Toast extends HBox {
        private final String sentence;
        private final Label label;
        private final Set<String> about = new HashSet<>();
        private Delay stay = new Delay(STAYS_MILLIS, this::close);
        private int times = 1;

        Toast(Kind kind, String sentence) {
            this.sentence = sentence;
            this.label = new Label(sentence);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            setHgrow(label, Priority.ALWAYS);
            getStyleClass().addAll("toast", "toast-" + kind.name().toLowerCase(Locale.ROOT));
            setAlignment(Pos.CENTER_LEFT);
            setAccessibleRole(AccessibleRole.TEXT);
            setAccessibleText(sentence);
            FontIcon icon = new FontIcon(icon(kind));
            Button dismiss = new Button(null, new FontIcon(Material2OutlinedAL.CLOSE));
            dismiss.getStyleClass().addAll("quiet", "icon-button");
            dismiss.setAccessibleText(messages.text("toast.dismiss"));
            dismiss.setFocusTraversable(false);
            dismiss.setOnAction(event -> close());
            getChildren().setAll(icon, label, dismiss);
            stay.start();
        }

        void offer(String buttonText, Runnable action) {
            Button button = new Button(buttonText);
            button.setId("toast.offer");
            button.getStyleClass().add("toast-action");
            button.setFocusTraversable(false);
            button.setMinSize(USE_PREF_SIZE, TOUCH_TARGET);
            button.setOnAction(event -> {
                close();
                action.run();
            });
            getChildren().add(getChildren().size() - 1, button);
            stay.stop();
            stay = new Delay(STAYS_OFFERED_MILLIS, this::close);
            stay.start();
        }

        void again(Set<String> more) {
            if (about.addAll(more)) {
                times++;
                label.setText(messages.text("toast.refused.more", sentence, times));
            }
            stay.start();
        }

        private void close() {
            stay.stop();
            Toasts.this.getChildren().remove(this);
        }
    }
}
