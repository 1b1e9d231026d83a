package org.bunpil.client.ui.connection;

import org.bunpil.client.i18n.Messages;
import org.bunpil.model.ErrorCode;
import org.bunpil.sync.SyncPhase;
import org.bunpil.sync.SyncStatus;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * How a sync status is shown to people.
 *
 * @param text the sentence shown
 */
public record ConnectionDescription(Tone tone, Ikon icon, String text) {
    /** The meaning of the colour; each is a pseudo-class of the stylesheet. */
    public enum Tone {
        GOOD,
        BUSY,
        CAREFUL,
        BAD
    }

    /** @param diskFailing whether the disk refuses writes, so that unsaved changes are in memory only */
    public static ConnectionDescription of(SyncStatus status, boolean diskFailing, Messages messages) {
        if (diskFailing && status.unsaved() > 0 && status.writeRefusal() != ErrorCode.LIMIT) {
            return new ConnectionDescription(
                    Tone.BAD,
                    Material2OutlinedMZ.REPORT_PROBLEM,
                    messages.text("status.disk.unsaved", status.unsaved()));
        }
        if (diskFailing && status.phase() == SyncPhase.LIVE && status.writeRefusal() == null) {
            return new ConnectionDescription(
                    Tone.CAREFUL, Material2OutlinedMZ.REPORT_PROBLEM, messages.text("status.disk"));
        }
        return of(status, messages);
    }

    /** For a class whose relay said that it is closed: nothing is wrong with the network. */
    static ConnectionDescription closed(SyncStatus status, boolean diskFailing, Messages messages) {
        boolean away = status.phase() == SyncPhase.OFFLINE && status.writeRefusal() != ErrorCode.LIMIT && !diskFailing;
        return away
                ? new ConnectionDescription(
                        Tone.BUSY, Material2OutlinedAL.CLOUD_OFF, counted("status.closed", status.unsaved(), messages))
                : of(status, diskFailing, messages);
    }

    /** For the time before any relay has confirmed the board. */
    static ConnectionDescription unreached(SyncStatus status, Messages messages) {
        boolean away = status.phase() == SyncPhase.OFFLINE || status.phase() == SyncPhase.RECONNECTING;
        return away
                ? new ConnectionDescription(
                        Tone.BAD,
                        Material2OutlinedAL.CLOUD_OFF,
                        counted("status.unreached", status.unsaved(), messages))
                : of(status, messages);
    }

    public static ConnectionDescription of(SyncStatus status, Messages messages) {
        boolean unsaved = status.unsaved() > 0;
        if (status.writeRefusal() == ErrorCode.LIMIT) {
            return new ConnectionDescription(
                    Tone.BAD, Material2OutlinedAL.CLOUD_OFF, messages.text("status.full", status.unsaved()));
        }
        return switch (status.phase()) {
            case CONNECTING ->
                new ConnectionDescription(Tone.BUSY, Material2OutlinedMZ.SYNC, messages.text("status.connecting"));
            case CATCHING_UP ->
                new ConnectionDescription(Tone.BUSY, Material2OutlinedMZ.SYNC, messages.text("status.catching_up"));
            case RECONNECTING ->
                new ConnectionDescription(
                        Tone.CAREFUL,
                        Material2OutlinedMZ.SYNC,
                        counted("status.reconnecting", status.unsaved(), messages));
            case OFFLINE ->
                new ConnectionDescription(
                        unsaved ? Tone.BAD : Tone.CAREFUL,
                        Material2OutlinedAL.CLOUD_OFF,
                        counted("status.offline", status.unsaved(), messages));
            case STOPPED ->
                new ConnectionDescription(
                        Tone.BAD,
                        Material2OutlinedAL.BLOCK,
                        counted(
                                status.joinRefusal() == ErrorCode.ENDED ? "status.ended" : "status.stopped",
                                status.unsaved(),
                                messages));
            case LIVE -> live(status, messages);
        };
    }

    private static ConnectionDescription live(SyncStatus status, Messages messages) {
        if (status.writeRefusal() != null) {
            return switch (status.writeRefusal()) {
                case FROZEN ->
                    new ConnectionDescription(
                            Tone.CAREFUL, Material2OutlinedAL.AC_UNIT, messages.text("status.frozen"));
                case MUTED ->
                    new ConnectionDescription(Tone.CAREFUL, Material2OutlinedAL.EDIT, messages.text("status.muted"));
                default ->
                    new ConnectionDescription(Tone.BUSY, Material2OutlinedMZ.VISIBILITY, messages.text("status.role"));
            };
        }
        if (status.unsaved() > 0) {
            return new ConnectionDescription(
                    Tone.CAREFUL, Material2OutlinedMZ.SYNC, messages.text("status.unsaved", status.unsaved()));
        }
        return new ConnectionDescription(Tone.GOOD, Material2OutlinedAL.CLOUD_DONE, messages.text("status.live"));
    }

    private static String counted(String key, int unsaved, Messages messages) {
        return unsaved == 0 ? messages.text(key) : messages.text(key + ".unsaved", unsaved);
    }
}
