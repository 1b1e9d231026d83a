package org.bunpil.client.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.bunpil.client.ui.connection.ConnectionDescription;
import org.bunpil.model.ErrorCode;
import org.bunpil.sync.SyncPhase;
import org.bunpil.sync.SyncStatus;
import org.junit.jupiter.api.Test;

class MessagesTest {
    /** Keys whose text is the same in both languages: names, addresses, keyboard keys. */
    private static final Set<String> SAME_IN_BOTH = Set.of(
            "tip.shortcut",
            "action.about",
            "start.join.code.prompt",
            "start.join.address.prompt",
            "keys.pens",
            "toast.refused.more",
            "boards.when");

    private final Properties english = load("messages.properties");
    private final Properties korean = load("messages_ko.properties");

    @Test
    void everyLanguageHasTheSameKeys() {
        for (Locale language : Messages.LANGUAGES) {
            if (language.equals(Locale.ENGLISH)) continue;
            Properties catalog = load("messages_" + language.toLanguageTag().replace('-', '_') + ".properties");
            assertEquals(
                    new TreeSet<>(english.stringPropertyNames()),
                    new TreeSet<>(catalog.stringPropertyNames()),
                    language.toLanguageTag());
        }
    }

    @Test
    void languagesAreThoseThatHaveACatalog() throws IOException {
        assertEquals(Locale.ENGLISH, Messages.LANGUAGES.getFirst());
        assertEquals(Set.copyOf(catalogs()), Set.copyOf(Messages.LANGUAGES));
        assertTrue(Messages.LANGUAGES.contains(Locale.KOREAN));
        assertEquals("English", Messages.of(Locale.ENGLISH).languageName());
        assertEquals("한국어", Messages.of(Locale.KOREA).languageName());
        assertEquals(Locale.forLanguageTag("zh-TW"), Languages.language("messages_zh_TW.properties"));
        for (String other : List.of(
                "messages.properties", "messages_.properties", "bunpil.css", "messages_no language.properties")) {
            assertNull(Languages.language(other), other);
        }
    }

    /** The languages of the files in the sources, with English, whose file has no tag. */
    private static List<Locale> catalogs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/org/bunpil/client/i18n"))) {
            return files.map(each -> each.getFileName().toString())
                    .map(name -> name.equals("messages.properties") ? Locale.ENGLISH : Languages.language(name))
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    @Test
    void nothingIsLeftUntranslated() {
        Set<String> same = new TreeSet<>();
        for (String key : english.stringPropertyNames()) {
            if (english.getProperty(key).equals(korean.getProperty(key)) && !SAME_IN_BOTH.contains(key)) {
                same.add(key);
            }
            if (!SAME_IN_BOTH.contains(key)) {
                assertTrue(
                        hasHangul(korean.getProperty(key)) || !hasLetters(korean.getProperty(key)),
                        key + " is not Korean");
                boolean demo = key.startsWith("demo.");
                assertTrue(demo || !hasHangul(english.getProperty(key)), key + " is not English");
            }
        }
        same.remove("action.zoom_reset");
        same.remove("zoom.percent");
        same.remove("action.about");
        assertEquals(Set.of(), same);
    }

    @Test
    void thePlacesToFillAreTheSame() {
        for (String key : english.stringPropertyNames()) {
            int inEnglish =
                    new MessageFormat(english.getProperty(key), Locale.ENGLISH).getFormatsByArgumentIndex().length;
            int inKorean = new MessageFormat(korean.getProperty(key), Locale.KOREAN).getFormatsByArgumentIndex().length;
            assertEquals(inEnglish, inKorean, key);
        }
    }

    @Test
    void everyCodeToolColourAndStateHasWords() {
        for (Locale language : Messages.LANGUAGES) {
            Messages messages = Messages.of(language);
            for (ErrorCode code : ErrorCode.values()) {
                assertTrue(messages.codeSentence(code).length() > 10, code.text());
                assertFalse(messages.text(DisabledReasons.key(code)).isBlank(), code.text());
            }
            for (ToolKind tool : ToolKind.values()) {
                assertFalse(messages.text("tool." + tool.name().toLowerCase(Locale.ROOT))
                        .isBlank());
            }
            for (Palette color : Palette.values()) {
                assertFalse(messages.text("color." + color.name().toLowerCase(Locale.ROOT))
                        .isBlank());
            }
            for (SyncPhase phase : SyncPhase.values()) {
                assertFalse(ConnectionDescription.of(new SyncStatus(phase, 0, null, null), messages)
                        .text()
                        .isBlank());
                String unsaved = ConnectionDescription.of(new SyncStatus(phase, 14, null, null), messages)
                        .text();
                boolean counted = phase != SyncPhase.CONNECTING && phase != SyncPhase.CATCHING_UP;
                assertEquals(counted, unsaved.contains("14"), unsaved);
            }
        }
    }

    @Test
    void aDiskThatRefusesIsSaidInEveryStateWithHowManyChangesAreInMemoryAlone() {
        for (Locale language : Messages.LANGUAGES) {
            Messages messages = Messages.of(language);
            for (SyncPhase phase : SyncPhase.values()) {
                ConnectionDescription description =
                        ConnectionDescription.of(new SyncStatus(phase, 14, null, null), true, messages);
                assertEquals(messages.text("status.disk.unsaved", 14), description.text());
                assertEquals(ConnectionDescription.Tone.BAD, description.tone());
            }
            SyncStatus live = new SyncStatus(SyncPhase.LIVE, 0, null, null);
            assertEquals(
                    messages.text("status.disk"),
                    ConnectionDescription.of(live, true, messages).text());
            assertEquals(
                    messages.text("status.live"),
                    ConnectionDescription.of(live, false, messages).text());
        }
        assertEquals(
                "14 changes only in memory: keep the app open",
                Messages.of(Locale.ENGLISH).text("status.disk.unsaved", 14));
    }

    @Test
    void numbersAreWrittenAsTheLanguageDoes() {
        assertEquals(
                "Offline: 1 change not yet saved", Messages.of(Locale.ENGLISH).text("status.offline.unsaved", 1));
        assertEquals(
                "Offline: 14 changes not yet saved", Messages.of(Locale.ENGLISH).text("status.offline.unsaved", 14));
        assertEquals("오프라인: 1,400개가 아직 저장되지 않았어요", Messages.of(Locale.KOREA).text("status.offline.unsaved", 1_400));
    }

    @Test
    void aLanguageThatIsNotThereIsEnglish() {
        assertEquals(Locale.ENGLISH, Messages.of(Locale.FRENCH).locale());
        assertEquals("Undo", Messages.of(Locale.FRENCH).text("action.undo"));
    }

    /** An unused text would be translated for nothing. */
    @Test
    void everyKeyIsUsed() throws IOException {
        String source;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            source = all.toString();
        }
        Set<String> unused = new TreeSet<>();
        for (String key : english.stringPropertyNames()) {
            boolean made =
                    Stream.of("code.", "tool.", "color.", "connector.", "why.", "paper.", "obstacle.", "file.bad.")
                                    .anyMatch(key::startsWith)
                            || key.endsWith(".unsaved")
                            // ActionsTest checks these keys.
                            || key.endsWith(".also");
            if (!made && !source.contains('"' + key + '"')) {
                unused.add(key);
            }
        }
        assertEquals(Set.of(), unused);
    }

    private static boolean hasHangul(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
    }

    private static boolean hasLetters(String text) {
        String plain = Arrays.stream(text.split("\\{[^}]*}")).reduce("", String::concat);
        return plain.codePoints().anyMatch(Character::isLetter);
    }

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream(name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        return properties;
    }
}
