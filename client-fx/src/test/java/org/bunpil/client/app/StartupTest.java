package org.bunpil.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bunpil.client.hosting.EmbeddedRelay;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.process.HomeFolder;
import org.bunpil.client.process.LocaleRestart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Computers on which the app could not start. */
class StartupTest {
    @TempDir
    Path folder;

    /** A program that is started as the app is and says which names it can spell. */
    public static final class Spelling {
        public static void main(String[] args) {
            LocaleRestart.ifNeeded();
            System.out.println(System.getProperty("sun.jnu.encoding"));
            System.out.println(System.getenv("LC_MESSAGES"));
            System.out.println(args.length + args[0]);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void inALocaleThatSpellsOnlyAsciiItStartsAgainWithOneThatSpellsAll() throws Exception {
        ProcessBuilder start = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Spelling.class.getName(),
                "two words");
        start.environment().remove("BUNPIL_LOCALE");
        start.environment().put("LC_ALL", "POSIX");
        Process process = start.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, process.waitFor());
        assertEquals(List.of("UTF-8", "POSIX", "1two words"), lines);
    }

    /** A program that hosts a class as the app does, in the home folder that it finds. */
    public static final class Hosting {
        public static void main(String[] args) throws IOException {
            HomeFolder.reach();
            Path home = AppDataFolder.usual();
            try (AppSettings settings = AppSettings.open(home);
                    EmbeddedRelay relay = EmbeddedRelay.start(home.resolve("class"), 0, false)) {
                System.out.println(settings.unusable() + " " + relay.onNetwork());
            }
        }
    }

    /** "Jürgen" as a system of the nineties wrote it: bytes that are no UTF-8, so Java has no name for the folder. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aHomeFolderThatNoTextCanNameIsUsedAllTheSame() throws Exception {
        ProcessBuilder start = new ProcessBuilder(
                "/bin/sh",
                "-c",
                "HOME=$(printf '%s/J\\374rgen' \"$1\"); export HOME; mkdir \"$HOME\" || exit; shift;"
                        + " \"$@\" -Duser.home=\"$HOME\" "
                        + Hosting.class.getName().replace("$", "\\$")
                        + " && ls \"$HOME/.local/share/bunpil\"",
                "sh",
                folder.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"));
        start.environment().put("LC_ALL", "C.UTF-8");
        start.environment().remove("XDG_DATA_HOME");
        Process process = start.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, process.waitFor());
        assertEquals(List.of("null false", "class", "settings.properties"), lines);
    }

    @Test
    void itStartsAgainOnlyWhereThatHelps() {
        String here = folder.toString();
        assertTrue(LocaleRestart.isNeeded("ANSI_X3.4-1968", here));
        assertFalse(LocaleRestart.isNeeded("UTF-8", here));
        assertFalse(LocaleRestart.isNeeded("EUC-KR", here), "what works is left alone");
        assertTrue(LocaleRestart.isNeeded("EUC-KR", here + "/\ufffd\ufffd"));
    }

    @Test
    void theLanguageStaysWhatItWas() {
        Map<String, String> expected = new HashMap<>();
        expected.put("LC_CTYPE", "C.UTF-8");
        expected.put("BUNPIL_LOCALE", "C.UTF-8");
        assertEquals(expected, LocaleRestart.environment(Map.of("LANG", "ko_KR.EUC-KR")));
        expected.put("LC_ALL", null);
        expected.put("LC_MESSAGES", "ko_KR.EUC-KR");
        assertEquals(expected, LocaleRestart.environment(Map.of("LC_ALL", "ko_KR.EUC-KR")));
    }

    @Test
    void theToolkitsLibrariesGoElsewhereWhenTheHomeFolderCannotBeUsed() throws IOException {
        assertNull(Startup.toolkitFolder(folder.toString(), folder.toString()), "the usual place");
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Path other = Startup.toolkitFolder(file.toString(), folder.toString());
        assertTrue(Objects.requireNonNull(other).startsWith(folder));
        try (Stream<Path> left = Files.list(other)) {
            assertEquals(0, left.count(), "the trial is gone");
        }
        assertNotNull(Startup.toolkitFolder("\0", folder.toString()));
    }

    @Test
    void withNoPlaceAtAllItSaysWhyInASentence() throws IOException {
        String file = Files.writeString(folder.resolve("file"), "no folder").toString();
        IOException nowhere = assertThrows(IOException.class, () -> Startup.toolkitFolder(file, file));
        String korean = Startup.sentence(nowhere, Messages.of(Locale.KOREAN));
        assertFalse(korean.chars().anyMatch(c -> c >= 'a' && c <= 'z'), korean);
        assertTrue(Startup.sentence(new IOException("No space left on device"), Messages.of(Locale.ENGLISH))
                .contains("The disk is full"));
    }

    @Test
    void settingsKnowAtTheFirstStartWhetherAnythingCanBeKept() throws IOException {
        try (AppSettings settings = AppSettings.open(folder.resolve("home"))) {
            assertNull(settings.unusable());
        }
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        try (AppSettings settings = AppSettings.open(file.resolve("home"))) {
            assertNotNull(settings.unusable());
        }
    }
}
