package org.bunpil.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppSettingsTest {
    @TempDir
    Path folder;

    @Test
    void whatWasPutIsThereInTheNextRun() {
        try (AppSettings settings = AppSettings.open(folder)) {
            settings.put("name", "김민수 = # \n");
        }
        try (AppSettings settings = AppSettings.open(folder)) {
            assertEquals("김민수 = # \n", settings.text("name"));
            assertNull(settings.text("theme"));
        }
    }

    @Test
    void theActionUsedLastIsFirstAndOnlySomeAreKept() {
        try (AppSettings settings = AppSettings.open(folder)) {
            assertEquals(List.of(), settings.recentActions());
            for (int i = 0; i < 9; i++) settings.used("pen." + i);
            settings.used("pen.5");
        }
        try (AppSettings settings = AppSettings.open(folder)) {
            assertEquals(List.of("pen.5", "pen.8", "pen.7", "pen.6", "pen.4", "pen.3"), settings.recentActions());
        }
    }

    @Test
    void whatCannotBeReadIsPutAside() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "name=\\uno");
        try (AppSettings settings = AppSettings.open(folder)) {
            assertNull(settings.text("name"));
            settings.put("theme", "dark");
        }
        assertEquals("name=\\uno", Files.readString(folder.resolve("settings.properties.unreadable")));
        assertTrue(Files.exists(folder.resolve("settings.properties")));
    }

    @Test
    void filesUsedLastAreListedOnceTheLatestFirst() {
        try (AppSettings settings = AppSettings.open(folder)) {
            for (int i = 0; i < 12; i++) settings.usedFile(folder.resolve("lesson " + i + ".bunpil"));
            settings.usedFile(folder.resolve("lesson 5.bunpil"));
        }
        try (AppSettings settings = AppSettings.open(folder)) {
            List<Path> files = settings.recentFiles();
            assertEquals(10, files.size());
            assertEquals(folder.resolve("lesson 5.bunpil").toAbsolutePath(), files.get(0));
            assertEquals(folder.resolve("lesson 11.bunpil").toAbsolutePath(), files.get(1));
            assertEquals(folder.resolve("lesson 2.bunpil").toAbsolutePath(), files.getLast());
        }
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        try (AppSettings settings = AppSettings.open(folder.resolve("new"))) {
            settings.put("name", "Mina");
        }
        Path file = folder.resolve("new").resolve("settings.properties");
        assertTrue(Files.exists(file));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void aBrokenFileCountsAsNone() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "name=\\uZZZZ");
        try (AppSettings settings = AppSettings.open(folder)) {
            assertNull(settings.text("name"));
            settings.put("name", "Mina");
        }
        try (AppSettings settings = AppSettings.open(folder)) {
            assertEquals("Mina", settings.text("name"));
        }
    }

    @Test
    void aSchoolsPolicyOverridesAndLocks() throws Exception {
        java.nio.file.Path policy = java.nio.file.Files.writeString(
                folder.resolve("policy.properties"), "theme=dark\nkeyboard=true\nserver.key=stolen\n");
        System.setProperty("bunpil.policy", policy.toString());
        try (AppSettings settings = AppSettings.open(folder.resolve("home"))) {
            settings.put("theme", "light");
            settings.set(org.bunpil.client.ui.Preference.SCREEN_KEYBOARD, false);
            settings.put("language", "ko");
            assertEquals("dark", settings.text("theme"));
            assertEquals(true, settings.is(org.bunpil.client.ui.Preference.SCREEN_KEYBOARD));
            assertEquals("ko", settings.text("language"));
            assertEquals(true, settings.isLocked("theme"));
            assertEquals(false, settings.isLocked("language"));
            assertEquals("", settings.relayAccount().key(), "a policy says nothing about keys");
        } finally {
            System.clearProperty("bunpil.policy");
        }
    }
}
