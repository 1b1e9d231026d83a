package org.bunpil.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lesson in the whole app where the computer is set to a language with other digits, calendars or letters. */
class AnyLocaleTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // language, country, variant or extension, its number 1907, and the digits of its keyboards
        "fa, IR, '',              ۱۹۰۷, ۰۱۲۳۴۵۶۷۸۹",
        "ar, EG, '',              ١٩٠٧, ٠١٢٣٤٥٦٧٨٩",
        // Thai digits and the Buddhist calendar
        "th, TH, u-ca-buddhist-nu-thai, ๑๙๐๗, ๐๑๒๓๔๕๖๗๘๙",
        "tr, TR, '',              1907, 0123456789",
        "ja, JP, u-ca-japanese,   1907, ０１２３４５６７８９",
    })
    void aLessonIsTheSame(String language, String country, String extension, String number, String digits)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Duser.extensions=" + extension,
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                AnyLocaleApp.class.getName(),
                folder.resolve("lesson").toString()));
        // A command line is written in the computer's character set.
        digits.chars().forEach(c -> command.add(Integer.toString(c)));
        Process app = new ProcessBuilder(command)
                .redirectError(folder.resolve("app.err").toFile())
                .redirectOutput(folder.resolve("app.out").toFile())
                .start();
        try {
            assertEquals(true, app.waitFor(3, TimeUnit.MINUTES), "the app has an end");
            assertEquals(
                    List.of(
                            "numbers " + number,
                            "start Start the class",
                            "code as everywhere",
                            "joined 2",
                            "listed today 9:9 AM · Your class",
                            "again 2",
                            "names ASCII"),
                    Files.readAllLines(folder.resolve("app.out")),
                    Files.readString(folder.resolve("app.err")));
        } finally {
            app.destroyForcibly().waitFor();
        }
    }
}
