package org.bunpil.client.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Locale;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.commands.OfflineBoard;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Searches all actions of a teacher's window as people would. */
class ActionSearchTest {
    @AutoClose
    private final OfflineBoard board = new OfflineBoard();

    private final ActionSearch english = search(Locale.ENGLISH, Locale.KOREAN);
    private final ActionSearch korean = search(Locale.KOREAN, Locale.ENGLISH);

    private ActionSearch search(Locale window, Locale other) {
        return new ActionSearch(board.actions(false).all(), List.of(Messages.of(window), Messages.of(other)));
    }

    private static String first(ActionSearch search, String typed) {
        return search.find(typed, List.of()).getFirst().action().id();
    }

    private static List<String> ids(ActionSearch search, String typed) {
        return search.find(typed, List.of()).stream()
                .map(found -> found.action().id())
                .toList();
    }

    @Test
    void nothingTypedIsEverything() {
        assertEquals(
                board.actions(false).all().size(), english.find("  ", List.of()).size());
    }

    @Test
    void partsOfWordsInAnyOrderAndCase() {
        assertEquals("action.full_screen", first(english, "full"));
        assertEquals("action.full_screen", first(english, "SCREEN fu"));
        assertEquals("tool.highlighter", first(english, "ighli"));
        assertEquals("action.full_screen", first(english, "fullscreen"), "many leave out spaces");
        assertEquals("action.leave", first(korean, "칠판나가기"));
        assertEquals("action.zoom_in", first(english, "zoom lar"));
        assertEquals("action.zoom_reset", first(english, "100%"));
        assertEquals(List.of(), ids(english, "fullx"));
    }

    @Test
    void firstLettersOfWords() {
        assertEquals("action.full_screen", first(english, "fs"));
        assertEquals("action.shortcuts", first(english, "ks"));
        assertEquals("action.align_left", first(english, "ale"));
    }

    @Test
    void koreanByConsonants() {
        assertEquals("action.zoom_in", first(korean, "ㅎㅂ"), "화면 배율: first letters of words");
        assertEquals("action.zoom_in", first(korean, "ㅎㅁㅂㅇ"), "and of syllables");
        assertEquals("action.undo", first(korean, "ㄷㄷㄹㄱ"));
        assertEquals("tool.highlighter", first(korean, "ㅎㄱㅍ"));
        assertEquals("rules.end", first(korean, "ㅅㅇㄲㄴㄱ"));
    }

    @Test
    void koreanWhileASyllableIsStillBeingTyped() {
        for (String soFar : List.of("되ㄷ", "되도", "되돌", "되돌ㄹ", "되돌릭")) {
            assertEquals("action.undo", first(korean, soFar), soFar);
        }
    }

    @Test
    void bothLanguagesAtOnce() {
        assertEquals("action.undo", first(korean, "undo"));
        assertEquals("Undo", korean.find("undo", List.of()).getFirst().by());
        assertEquals("action.undo", first(english, "되돌리기"));
        assertEquals("action.zoom_in", first(english, "ㅎㅂ"));
        assertNull(english.find("undo", List.of()).getFirst().by(), "found by the name that is shown");
    }

    @Test
    void synonymsComeAfterNames() {
        assertEquals("tool.eraser", first(english, "rubber"));
        assertEquals("menu.theme.dark", first(korean, "다크"));
        List<String> copies = ids(english, "copy");
        assertEquals("action.copy", copies.getFirst());
        assertFalse(copies.indexOf("action.duplicate") < copies.indexOf("action.copy"));
    }

    @Test
    void whatWasUsedLatelyComesFirst() {
        List<ActionSearch.Found> all = english.find("", List.of("tool.laser", "freeze"));
        assertEquals("tool.laser", all.get(0).action().id());
        assertEquals("freeze", all.get(1).action().id());
        assertEquals("action.undo", all.get(2).action().id());
        List<ActionSearch.Found> some = english.find("align", List.of("action.align_top"));
        assertEquals("action.align_top", some.getFirst().action().id());
    }

    @Test
    void composedAndTakenApartAreTheSame() {
        String apart = java.text.Normalizer.normalize("되돌리기", java.text.Normalizer.Form.NFD);
        assertEquals("action.undo", first(korean, apart));
    }
}
