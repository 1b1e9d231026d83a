package org.bunpil.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.bunpil.client.app.LaunchOptions.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchOptionsTest {
    @Test
    void nothingIsTheStartScreen() {
        LaunchOptions options = good();
        assertTrue(options.relays().isEmpty());
        assertFalse(options.kiosk());
    }

    @Test
    void everythingIsRead() {
        LaunchOptions options = good(
                "kiosk",
                "--relay",
                "ws://a:1/v1",
                "--relay",
                "wss://b/v1",
                "--board",
                "K7QF2MPX9a",
                "--name",
                "Room 3",
                "--lang",
                "ko",
                "--theme",
                "dark",
                "--size",
                "1366x768",
                "--exit-after-idle",
                "3");
        assertTrue(options.kiosk());
        assertEquals(List.of(URI.create("ws://a:1/v1"), URI.create("wss://b/v1")), options.relays());
        assertEquals("K7QF2MPX9a", options.board());
        assertEquals(1366, options.automationOptions().width());
        assertEquals(768, options.automationOptions().height());
        assertEquals(3, options.automationOptions().exitAfterIdleSeconds());
    }

    @Test
    void aJoinLinkSaysAll() {
        String certificate = "0123456789abcdef".repeat(4);
        LaunchOptions options = assertInstanceOf(
                        Reading.Good.class, LaunchOptions.read("bunpil://10.0.0.5:7310/M4XW-7HTN#" + certificate))
                .options();
        assertEquals(List.of(URI.create("wss://10.0.0.5:7310/v1#" + certificate)), options.relays());
        assertEquals("M4XW-7HTN", options.code());
    }

    @Test
    void aFileIsOpened() {
        LaunchOptions options = assertInstanceOf(
                        Reading.Good.class, LaunchOptions.read("/home/kim/fractions 1.bunpil", "--lang", "ko"))
                .options();
        assertEquals(Path.of("/home/kim/fractions 1.bunpil"), options.file());
        assertEquals(List.of(), options.relays());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--wrong",
                "lesson.txt",
                "a.bunpil b.bunpil",
                "a.bunpil --relay ws://a/v1 --code M4XW-7HTN",
                "--relay",
                "--relay http://a/v1",
                "--relay ws:///v1",
                "--relay http:x",
                "--relay wss://a/v1#abc",
                "bunpil://a",
                "--code M4XW-7HTN",
                "--board K7QF2MPX9a",
                "kiosk",
                "kiosk --relay ws://a/v1",
                "--user kim",
                "--key-file k",
                "--create --relay ws://a/v1",
                "--lang fr",
                "--theme pink",
                "--size 10",
                "--size 99999999x1",
                "--exit-after-idle soon",
                "--exit-after-idle 0"
            })
    void whatMakesNoSenseIsToldInASentence(String line) {
        Reading.Wrong wrong = assertInstanceOf(Reading.Wrong.class, LaunchOptions.read(line.split(" ")));
        assertTrue(wrong.sentence().endsWith(".") || wrong.sentence().contains(":"), wrong.sentence());
    }

    @Test
    void helpNamesEveryOption() {
        assertInstanceOf(Reading.Help.class, LaunchOptions.read("--relay", "ws://a/v1", "--help"));
        for (String option : List.of(
                "--relay",
                "--code",
                "--board",
                "--name",
                "--user",
                "--key-file",
                "--create",
                "--title",
                "--lang",
                "--theme",
                "--home",
                "--size",
                "--replay",
                "--screenshot",
                "--exit-after-idle",
                "--print-code",
                "kiosk")) {
            assertTrue(LaunchOptions.HELP.contains(option), option);
        }
    }

    private static LaunchOptions good(String... args) {
        return assertInstanceOf(Reading.Good.class, LaunchOptions.read(args)).options();
    }
}
