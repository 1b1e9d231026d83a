package org.bunpil.relay.folder;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    Path folder;

    /** The number of its descriptor may be another's by then: here that of the second lock. */
    @Test
    void closingTwiceGivesBackNothingOfOthers() throws IOException {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"), "there are no such locks here");
        FolderLock first = FolderLock.of(folder);
        first.close();
        try (FolderLock _ = FolderLock.of(folder)) {
            first.close();
            assertThrows(FolderTakenException.class, () -> FolderLock.of(folder));
        }
    }
}
