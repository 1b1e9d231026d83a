package org.bunpil.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bunpil.client.i18n.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adding a catalog file adds a language: the app offers and uses a catalog that this test derives from the English one. */
class PseudoLanguageTest {
    /** Placeholders: {0}, {1,choice,…}. */
    private static final Pattern FILLED = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");

    private static final String PLAIN = "aeiouyAEIOUYcnszCNSZ";
    private static final String ACCENTED = "áéíóúýÁÉÍÓÚÝčñšžČÑŠŽ";

    @TempDir
    Path folder;

    @Test
    void aLanguageIsOneMoreFile() throws Exception {
        Path catalogs = folder.resolve("more").resolve("org/bunpil/client/i18n");
        Files.createDirectories(catalogs);
        Files.writeString(catalogs.resolve("messages_xx.properties"), pseudo());
        Process app = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path")
                                + System.getProperty("path.separator")
                                + folder.resolve("more"),
                        PseudoLanguageApp.class.getName(),
                        folder.resolve("class").toString()))
                .redirectError(folder.resolve("app.err").toFile())
                .redirectOutput(folder.resolve("app.out").toFile())
                .start();
        try {
            assertEquals(true, app.waitFor(2, TimeUnit.MINUTES), "the app has an end");
            String errors = Files.readString(folder.resolve("app.err"));
            assertEquals(
                    List.of(
                            "languages [en, ko, xx]",
                            "start English 한국어 [Pšéúdóláñgúágé]",
                            "menu English 한국어 [Pšéúdóláñgúágé]",
                            "freeze [Frééžé]",
                            "palette [Láñgúágé]: [Pšéúdóláñgúágé]",
                            "saved xx"),
                    Files.readAllLines(folder.resolve("app.out")),
                    errors);
        } finally {
            app.destroyForcibly().waitFor();
        }
    }

    /** The English texts in brackets and with accents; placeholders stay as they are. */
    private static String pseudo() throws IOException {
        Properties english = new Properties();
        try (Reader in = new InputStreamReader(
                Messages.class.getResourceAsStream("messages.properties"), StandardCharsets.UTF_8)) {
            english.load(in);
        }
        StringBuilder catalog = new StringBuilder();
        TreeMap<String, String> texts = new TreeMap<>();
        for (String key : english.stringPropertyNames()) texts.put(key, english.getProperty(key));
        texts.put("language.name", "Pseudolanguage");
        texts.forEach((key, text) -> catalog.append(key)
                .append('=')
                .append(key.equals("action.about") || key.equals("tip.shortcut") ? text : "[" + accented(text) + "]")
                .append('\n'));
        Properties readable = new Properties();
        readable.load(new StringReader(catalog.toString()));
        assertEquals(english.stringPropertyNames(), readable.stringPropertyNames());
        return catalog.toString();
    }

    private static String accented(String text) {
        StringBuilder all = new StringBuilder();
        Matcher filled = FILLED.matcher(text);
        int from = 0;
        while (filled.find()) {
            all.append(letters(text.substring(from, filled.start()))).append(filled.group());
            from = filled.end();
        }
        return all.append(letters(text.substring(from))).toString();
    }

    private static String letters(String text) {
        StringBuilder all = new StringBuilder();
        for (char c : text.toCharArray()) {
            int at = PLAIN.indexOf(c);
            all.append(at < 0 ? c : ACCENTED.charAt(at));
        }
        return all.toString();
    }
}
