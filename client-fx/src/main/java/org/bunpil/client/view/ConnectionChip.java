package org.bunpil.client.view;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.bunpil.sync.Status;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** How this window stands to the class: always one icon, one colour and words. */
final class ConnectionChip extends Label {
    /** What the colour says; each is a pseudo-class of the stylesheet. */
    enum Tone {
        GOOD,
        BUSY,
        CAREFUL,
        BAD
    }

    /** @param words the sentence shown */
    record Face(Tone tone, Ikon icon, String words) {}

    private final Words words;
    private final FontIcon icon = new FontIcon();

    ConnectionChip(BoardSession session, Words words) {
        this.words = words;
        getStyleClass().add("chip");
        setId("connection");
        setGraphic(icon);
        setMinWidth(USE_PREF_SIZE);
        Bound.to(this, session.status(), this::show);
    }

    private void show(Status status) {
        Face face = face(status, words);
        setText(face.words());
        icon.setIconCode(face.icon());
        for (Tone tone : Tone.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(tone.name().toLowerCase(java.util.Locale.ROOT)), tone == face.tone());
        }
    }

    /** What is shown for a status; nothing but words, for tests too. */
    static Face face(Status status, Words words) {
        boolean unsaved = status.unsaved() > 0;
        return switch (status.phase()) {
            case CONNECTING -> new Face(Tone.BUSY, Material2OutlinedMZ.SYNC, words.text("status.connecting"));
            case CATCHING_UP -> new Face(Tone.BUSY, Material2OutlinedMZ.SYNC, words.text("status.catching_up"));
            case RECONNECTING ->
                new Face(
                        Tone.CAREFUL,
                        Material2OutlinedMZ.SYNC,
                        counted("status.reconnecting", status.unsaved(), words));
            case OFFLINE ->
                new Face(
                        unsaved ? Tone.BAD : Tone.CAREFUL,
                        Material2OutlinedAL.CLOUD_OFF,
                        counted("status.offline", status.unsaved(), words));
            case STOPPED ->
                new Face(Tone.BAD, Material2OutlinedAL.BLOCK, counted("status.stopped", status.unsaved(), words));
            case LIVE -> live(status, words);
        };
    }

    private static Face live(Status status, Words words) {
        if (status.mayWrite() != null) {
            return switch (status.mayWrite()) {
                case FROZEN -> new Face(Tone.CAREFUL, Material2OutlinedAL.AC_UNIT, words.text("status.frozen"));
                case MUTED -> new Face(Tone.CAREFUL, Material2OutlinedAL.EDIT, words.text("status.muted"));
                default -> new Face(Tone.BUSY, Material2OutlinedMZ.VISIBILITY, words.text("status.role"));
            };
        }
        return new Face(Tone.GOOD, Material2OutlinedAL.CLOUD_DONE, words.text("status.live"));
    }

    private static String counted(String key, int unsaved, Words words) {
        return unsaved == 0 ? words.text(key) : words.text(key + ".unsaved", unsaved);
    }
}
