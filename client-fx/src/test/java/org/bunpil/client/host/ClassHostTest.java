package org.bunpil.client.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.bunpil.wire.ClientFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassHostTest {
    @TempDir
    Path folder;

    @Test
    void oneWindowHostsFromAFolderAndTheNextOneWhenItIsClosed() throws Exception {
        ClientFrame.Auth key;
        try (ClassHost first = ClassHost.start(folder, 0, false)) {
            key = first.auth();
            assertThrows(HostedElsewhereException.class, () -> ClassHost.start(folder, 0, false));
        }
        try (ClassHost next = ClassHost.start(folder, 0, true)) {
            assertEquals(key, next.auth());
        }
    }
}
