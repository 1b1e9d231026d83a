package org.bunpil.client.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.bunpil.client.i18n.Messages;
import org.bunpil.model.ErrorCode;
import org.bunpil.sync.SyncPhase;
import org.bunpil.sync.SyncStatus;
import org.junit.jupiter.api.Test;

/** The text of the connection chip while changes are not saved. */
class ConnectionDescriptionTest {
    private static String description(SyncPhase phase, int unsaved, ErrorCode mayWrite, String language) {
        return ConnectionDescription.of(
                        new SyncStatus(phase, unsaved, mayWrite, null), Messages.of(Locale.of(language)))
                .text();
    }

    @Test
    void unsavedWorkIsCountedInWords() {
        assertEquals("Not saved yet: 14 changes", description(SyncPhase.LIVE, 14, null, "en"));
        assertEquals("Not saved yet: 1 change", description(SyncPhase.LIVE, 1, null, "en"));
        assertEquals("Reconnecting: 14 changes not yet saved", description(SyncPhase.RECONNECTING, 14, null, "en"));
        assertEquals("Offline: 14 changes not yet saved", description(SyncPhase.OFFLINE, 14, null, "en"));
        assertEquals("아직 저장되지 않았어요: 14개", description(SyncPhase.LIVE, 14, null, "ko"));
        assertEquals("오프라인: 14개가 아직 저장되지 않았어요", description(SyncPhase.OFFLINE, 14, null, "ko"));
    }

    @Test
    void aFullOutboxIsNoMatterOfTheTeacher() {
        for (SyncPhase phase : new SyncPhase[] {SyncPhase.LIVE, SyncPhase.RECONNECTING, SyncPhase.OFFLINE})
            assertEquals("Not saved yet: 1,400 changes. Writing paused", description(phase, 1_400, ErrorCode.LIMIT, "en"));
        assertEquals("아직 저장되지 않았어요: 1,400개. 잠시 쓸 수 없어요", description(SyncPhase.OFFLINE, 1_400, ErrorCode.LIMIT, "ko"));
    }
}
