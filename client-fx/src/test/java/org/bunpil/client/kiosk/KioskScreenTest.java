package org.bunpil.client.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.bunpil.client.app.Classroom;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.BarSide;
import org.bunpil.client.ui.commands.OfflineBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a kiosk does by itself and behind its button, without a network. */
class KioskScreenTest {
    private static final KioskPin PIN = KioskPin.of("2468", new SecureRandom(), 1_000);

    private LocalTime time = LocalTime.of(9, 0);
    private long millis = 5_000_000;
    private String attempts = "";
    private final List<String> asked = new ArrayList<>();
    private OfflineBoard offline;
    private Scene scene;
    private KioskScreen kiosk;

    @BeforeEach
    void open() {
        offline = new OfflineBoard();
        onFx(() -> {
            KioskConfig config = new KioskConfig(
                    List.of(),
                    PIN,
                    BarSide.LEFT,
                    LessonTimes.read("08:40-09:20 09:30-10:10"),
                    Set.of(KioskConfig.Between.DIM, KioskConfig.Between.RESET));
            KioskSetup setup =
                    new KioskSetup(config, () -> attempts, kept -> attempts = kept, () -> time, () -> millis);
            kiosk = new KioskScreen(offline.board(), Messages.of(Locale.ENGLISH), app(), setup, "Room 3");
            scene = new Scene(kiosk, 1_000, 700);
            kiosk.applyCss();
            kiosk.layout();
            return true;
        });
    }

    @AfterEach
    void close() throws Exception {
        offline.close();
    }

    /** The quiet app, which notes that it was asked to quit. */
    private AppControl app() {
        AppControl quiet = OfflineBoard.app();
        InvocationHandler noting = (proxy, method, args) -> {
            if (method.getName().equals("quit")) asked.add("quit");
            return method.invoke(quiet, args);
        };
        return (AppControl)
                Proxy.newProxyInstance(AppControl.class.getClassLoader(), new Class<?>[] {AppControl.class}, noting);
    }

    private static <T> T onFx(Supplier<T> work) {
        return OfflineBoard.onFx(work);
    }

    private Node node(String id) {
        return onFx(() -> {
            kiosk.applyCss();
            kiosk.layout();
            return find(kiosk, id);
        });
    }

    private static Node find(Node from, String id) {
        if (id.equals(from.getId())) return from;
        if (from instanceof Parent parent) {
            for (Node each : parent.getChildrenUnmodifiable()) {
                Node found = find(each, id);
                if (found != null) return found;
            }
        }
        return null;
    }

    private void press(String id) {
        Node node = node(id);
        assertNotNull(node, id);
        onFx(() -> {
            touch(node);
            if (node instanceof Button button) button.fire();
            return true;
        });
    }

    private static void touch(Node node) {
        Event.fireEvent(
                node,
                new MouseEvent(
                        MouseEvent.MOUSE_PRESSED,
                        5,
                        5,
                        5,
                        5,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        new PickResult(node, 5, 5)));
    }

    private void seconds(int count) {
        onFx(() -> {
            for (int i = 0; i < count; i++) {
                millis += 1_000;
                kiosk.tick();
            }
            return true;
        });
    }

    private void enter(String pin) throws Exception {
        for (String digit : pin.split("", -1)) if (!digit.isEmpty()) press("kiosk-pin." + digit);
        String before = said();
        press("kiosk-pin.enter");
        // The PIN is hashed on another thread.
        Classroom.until("it is answered", () -> node("kiosk-pin-dialog") == null || !said().equals(before));
    }

    private String said() {
        Node said = node("kiosk-pin-said");
        return said == null ? "" : ((Label) said).getText();
    }

    @Test
    void settingsAndTheWayBackAreBehindThePin() throws Exception {
        press("kiosk.more");
        press("kiosk.staff");
        enter("1111");
        assertEquals("That is not the PIN.", said());
        assertNull(node("kiosk.leave"));
        onFx(() -> {
            ((Label) find(kiosk, "kiosk-pin-said")).setText("");
            return true;
        });
        enter("2468");
        press("kiosk.leave");
        assertEquals(List.of("quit"), asked);
        assertEquals(PinAttempts.NONE.text(), attempts);
    }

    @Test
    void afterThreeWrongPinsEvenTheRightOneHasToWait() throws Exception {
        attempts = new PinAttempts(2, 0).text();
        press("kiosk.more");
        press("kiosk.staff");
        enter("1111");
        assertTrue(said().contains("10 s"), said());
        millis += 9_000;
        enter("2468");
        assertTrue(said().contains("1 s"), said());
        assertNull(node("kiosk.leave"));
        millis += 1_000;
        enter("2468");
        assertNotNull(node("kiosk.leave"));
    }

    @Test
    void aDialogThatNobodyUsesCloses() {
        press("kiosk.more");
        assertNotNull(node("kiosk-menu"));
        seconds(59);
        assertNotNull(node("kiosk-menu"));
        seconds(1);
        assertNull(node("kiosk-menu"));
    }

    @Test
    void cleaningTakesTheTouchesForHalfAMinute() {
        press("kiosk.more");
        press("kiosk.clean");
        assertTrue(node("kiosk-cleaning").isVisible());
        assertEquals(node("kiosk-cleaning"), onFx(() -> scene.getFocusOwner()));
        seconds(29);
        assertTrue(node("kiosk-cleaning").isVisible());
        assertEquals("1", ((Label) node("kiosk-cleaning-seconds")).getText());
        seconds(1);
        assertFalse(node("kiosk-cleaning").isVisible());
    }

    @Test
    void betweenLessonsItDarkensAndIsReadyForTheNextClass() {
        Editor editor = offline.board().editor();
        onFx(() -> {
            editor.use(ToolKind.HIGHLIGHTER);
            editor.toolStyles().color(Palette.PINK.rgb());
            editor.zoomBy(3);
            return true;
        });
        seconds(120);
        assertFalse(node("kiosk-dim").isVisible(), "a lesson is on");
        assertEquals(ToolKind.HIGHLIGHTER, onFx(editor::tool));
        time = LocalTime.of(9, 20);
        seconds(1);
        assertTrue(node("kiosk-dim").isVisible());
        assertEquals(ToolKind.PEN, onFx(editor::tool));
        assertEquals(1, onFx(() -> editor.viewport().zoom()));
        assertEquals(
                Palette.YELLOW.rgb(),
                onFx(() -> editor.style(ToolKind.HIGHLIGHTER).color()));
        press("kiosk-dim");
        assertFalse(node("kiosk-dim").isVisible(), "a touch wakes it");
        seconds(59);
        assertFalse(node("kiosk-dim").isVisible(), "somebody is there");
        seconds(1);
        assertTrue(node("kiosk-dim").isVisible());
        time = LocalTime.of(9, 30);
        seconds(1);
        assertFalse(node("kiosk-dim").isVisible(), "the next lesson begins");
    }
}
