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

    /** Asking in the hosting program itself must not release its lock. */
    @Test
    void theFolderStaysLockedForOtherProgramsWhateverThisOneAsks() throws Exception {
        try (EmbeddedRelay _ = EmbeddedRelay.start(folder, 0, false)) {
            assertThrows(AlreadyHostedException.class, () -> HostedBoards.list(folder));
            assertThrows(AlreadyHostedException.class, () -> HostedBoards.delete(folder, "board"));
            assertThrows(AlreadyHostedException.class, () -> EmbeddedRelay.start(folder, 0, false));
            assertEquals(LOCKED, tryInAnotherProgram());
        }
        assertEquals(0, tryInAnotherProgram());
    }

    private static final int LOCKED = 3;

    private int tryInAnotherProgram() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProgram.class.getName(),
                        folder.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Another window of the same person. */
    public static final class OtherProgram {
        private OtherProgram() {}

        public static void main(String[] args) throws Exception {
            try (FolderLock _ = FolderLock.acquire(Path.of(args[0]))) {
                System.exit(0);
            } catch (AlreadyHostedException locked) {
                System.exit(LOCKED);
            }
        }
    }
}
