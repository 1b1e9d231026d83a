package org.bunpil.client.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bunpil.client.hosting.EmbeddedRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureReasonTest {
    @Test
    void aPortThatIsTakenIsSaidWhateverIsAroundIt() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket taken = new ServerSocket(0, 1, here)) {
            IOException refused =
                    assertThrows(IOException.class, () -> new ServerSocket(taken.getLocalPort(), 1, here).close());
            assertEquals(
                    FailureReason.ADDRESS, FailureReason.of(new IOException("The class does not start.", refused)));
        }
    }

    @Test
    void aFileInThePlaceOfAFolderAndADamagedBoardAreToldApart(@TempDir Path home) throws IOException {
        Path inTheWay = Files.writeString(home.resolve("class"), "a file");
        IOException file = assertThrows(IOException.class, () -> EmbeddedRelay.start(inTheWay, 0, false));
        assertEquals(FailureReason.FOLDER, FailureReason.of(file));
        Path data = Files.createDirectories(home.resolve("other/relay"));
        Files.writeString(
                data.resolve("bunpil.db"), "no database at all, but long enough to be taken for one".repeat(9));
        IOException damaged =
                assertThrows(IOException.class, () -> EmbeddedRelay.start(home.resolve("other"), 0, false));
        assertEquals(FailureReason.DAMAGED, FailureReason.of(damaged), damaged::getMessage);
    }

    @Test
    void aDiskIsFullOrNotOnesOwnOrCannotBeWritten() {
        assertEquals(
                FailureReason.SPACE, FailureReason.of(new FileSystemException("f", null, "No space left on device")));
        assertEquals(
                FailureReason.SPACE,
                FailureReason.of(new IOException("relay", new IOException("There is not enough space on the disk"))));
        assertEquals(FailureReason.SPACE, FailureReason.of(new IOException("[SQLITE_FULL] database or disk is full")));
        assertEquals(FailureReason.PERMISSION, FailureReason.of(new AccessDeniedException("f")));
        assertEquals(
                FailureReason.READ_ONLY, FailureReason.of(new FileSystemException("f", null, "Read-only file system")));
        assertEquals(FailureReason.OTHER, FailureReason.of(new IOException((String) null)));
    }

    @ParameterizedTest
    @EnumSource
    void isTranslated(FailureReason reason) {
        String korean = reason.sentence(Messages.of(Locale.KOREAN));
        assertFalse(korean.chars().anyMatch(c -> c >= 'a' && c <= 'z'), korean);
        assertFalse(reason.sentence(Messages.of(Locale.ENGLISH)).isBlank());
    }
}
