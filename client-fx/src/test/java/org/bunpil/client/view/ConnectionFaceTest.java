package org.bunpil.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.bunpil.model.Code;
import org.bunpil.sync.Phase;
import org.bunpil.sync.Status;
import org.junit.jupiter.api.Test;

/** What the connection chip says while work is not saved. */
class ConnectionFaceTest {
    private static String face(Phase phase, int unsaved, Code mayWrite, String language) {
        return ConnectionFace.of(new Status(phase, unsaved, mayWrite, null), Words.of(Locale.of(language)))
                .words();
    }

    @Test
    void unsavedWorkIsCountedInWords() {
        assertEquals("Not saved yet: 14 changes", face(Phase.LIVE, 14, null, "en"));
        assertEquals("Not saved yet: 1 change", face(Phase.LIVE, 1, null, "en"));
        assertEquals("Reconnecting: 14 changes not yet saved", face(Phase.RECONNECTING, 14, null, "en"));
        assertEquals("Offline: 14 changes not yet saved", face(Phase.OFFLINE, 14, null, "en"));
        assertEquals("아직 저장되지 않았어요: 14개", face(Phase.LIVE, 14, null, "ko"));
        assertEquals("오프라인: 14개가 아직 저장되지 않았어요", face(Phase.OFFLINE, 14, null, "ko"));
    }

    @Test
    void aFullOutboxIsNoMatterOfTheTeacher() {
        for (Phase phase : new Phase[] {Phase.LIVE, Phase.RECONNECTING, Phase.OFFLINE})
            assertEquals("Not saved yet: 1,400 changes. Writing waits", face(phase, 1_400, Code.LIMIT, "en"));
        assertEquals("아직 저장되지 않았어요: 1,400개. 잠시 쓸 수 없어요", face(Phase.OFFLINE, 1_400, Code.LIMIT, "ko"));
    }
}
