package org.bunpil.client.view;

import org.bunpil.model.Code;
import org.bunpil.sync.Phase;
import org.bunpil.sync.Status;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * How a status is told to people.
 *
 * @param words the sentence shown
 */
record ConnectionFace(Tone tone, Ikon icon, String words) {
    /** What the colour says; each is a pseudo-class of the stylesheet. */
    enum Tone {
        GOOD,
        BUSY,
        CAREFUL,
        BAD
    }

    /** @param diskFailing this computer's disk refuses, so that what is unsaved is in memory alone */
    static ConnectionFace of(Status status, boolean diskFailing, Words words) {
        if (diskFailing && status.unsaved() > 0 && status.mayWrite() != Code.LIMIT) {
            return new ConnectionFace(
                    Tone.BAD, Material2OutlinedMZ.REPORT_PROBLEM, words.text("status.disk.unsaved", status.unsaved()));
        }
        if (diskFailing && status.phase() == Phase.LIVE && status.mayWrite() == null) {
            return new ConnectionFace(Tone.CAREFUL, Material2OutlinedMZ.REPORT_PROBLEM, words.text("status.disk"));
        }
        return of(status, words);
    }

    /** While no relay has ever said what board this is. */
    static ConnectionFace unreached(Status status, Words words) {
        boolean away = status.phase() == Phase.OFFLINE || status.phase() == Phase.RECONNECTING;
        return away
                ? new ConnectionFace(
                        Tone.BAD, Material2OutlinedAL.CLOUD_OFF, counted("status.unreached", status.unsaved(), words))
                : of(status, words);
    }

    static ConnectionFace of(Status status, Words words) {
        boolean unsaved = status.unsaved() > 0;
        if (status.mayWrite() == Code.LIMIT) {
            return new ConnectionFace(
                    Tone.BAD, Material2OutlinedAL.CLOUD_OFF, words.text("status.full", status.unsaved()));
        }
        return switch (status.phase()) {
            case CONNECTING -> new ConnectionFace(Tone.BUSY, Material2OutlinedMZ.SYNC, words.text("status.connecting"));
            case CATCHING_UP ->
                new ConnectionFace(Tone.BUSY, Material2OutlinedMZ.SYNC, words.text("status.catching_up"));
            case RECONNECTING ->
                new ConnectionFace(
                        Tone.CAREFUL,
                        Material2OutlinedMZ.SYNC,
                        counted("status.reconnecting", status.unsaved(), words));
            case OFFLINE ->
                new ConnectionFace(
                        unsaved ? Tone.BAD : Tone.CAREFUL,
                        Material2OutlinedAL.CLOUD_OFF,
                        counted("status.offline", status.unsaved(), words));
            case STOPPED ->
                new ConnectionFace(
                        Tone.BAD, Material2OutlinedAL.BLOCK, counted("status.stopped", status.unsaved(), words));
            case LIVE -> live(status, words);
        };
    }

    private static ConnectionFace live(Status status, Words words) {
        if (status.mayWrite() != null) {
            return switch (status.mayWrite()) {
                case FROZEN ->
                    new ConnectionFace(Tone.CAREFUL, Material2OutlinedAL.AC_UNIT, words.text("status.frozen"));
                case MUTED -> new ConnectionFace(Tone.CAREFUL, Material2OutlinedAL.EDIT, words.text("status.muted"));
                default -> new ConnectionFace(Tone.BUSY, Material2OutlinedMZ.VISIBILITY, words.text("status.role"));
            };
        }
        if (status.unsaved() > 0) {
            return new ConnectionFace(
                    Tone.CAREFUL, Material2OutlinedMZ.SYNC, words.text("status.unsaved", status.unsaved()));
        }
        return new ConnectionFace(Tone.GOOD, Material2OutlinedAL.CLOUD_DONE, words.text("status.live"));
    }

    private static String counted(String key, int unsaved, Words words) {
        return unsaved == 0 ? words.text(key) : words.text(key + ".unsaved", unsaved);
    }
}
