package org.bunpil.client.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.bunpil.wire.ClientFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRelayTest {
    @TempDir
    Path folder;

    @Test
    void oneWindowHostsFromAFolderAndTheNextOneWhenItIsClosed() throws Exception {
        ClientFrame.Auth key;
        try (EmbeddedRelay first = EmbeddedRelay.start(folder, 0, false)) {
            key = first.auth();
            assertThrows(AlreadyHostedException.class, () -> EmbeddedRelay.start(folder, 0, false));
        }
        try (EmbeddedRelay next = EmbeddedRelay.start(folder, 0, true)) {
            assertEquals(key, next.auth());
        }
    }
}
