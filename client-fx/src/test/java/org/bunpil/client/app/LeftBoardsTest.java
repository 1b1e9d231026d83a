package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javax.management.ObjectName;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.client.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of a board that was left stays in memory: a teacher opens many boards in a day without ending the program. */
class LeftBoardsTest {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    /** Rank, number, bytes, class; of lambdas what is after the slash differs. */
    private static final Pattern LINE = Pattern.compile(
            "\\d+: +(\\d+) +\\d+ +((?:org\\.bunpil|org\\.java_websocket|javafx\\.scene\\.control|javafx\\.scene\\.layout|javafx\\.stage"
                    + "|com\\.sun\\.scenario\\.effect\\.impl|com\\.sun\\.prism\\.sw\\.SWRTTexture)[\\w.$]*)");

    private static final String TITLE = "Fractions";

    @TempDir
    Path folder;

    @Test
    void aBoardThatIsLeftIsForgottenWhole() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            Map<String, WeakReference<Object>> parts = new LinkedHashMap<>();
            doOnFx(() -> {
                OpenedBoard board = Objects.requireNonNull(teacher.openedBoard());
                BoardContext context = board.context();
                use(teacher, context);
                List<Object> all = new ArrayList<>(List.of(
                        board,
                        context.session(),
                        context.session().engine(),
                        context.editor(),
                        context.canvas(),
                        context.assets(),
                        teacher.stage().getScene().getRoot()));
                for (Object each : all) parts.put(each.getClass().getSimpleName(), new WeakReference<>(each));
            });
            until(
                    "it is painted",
                    () -> onFx(() -> Objects.requireNonNull(teacher.openedBoard())
                            .context()
                            .canvas()
                            .isSettled()));
            doOnFx(teacher::leave);
            // The collector needs no certain time: this waits until it has been there, and fails naming what is held.
            until("nothing holds " + parts.keySet(), () -> {
                System.gc();
                onFx(() -> true);
                parts.values().removeIf(each -> each.get() == null);
                return parts.isEmpty();
            });
        }
    }

    /** Counts all objects of the app, its relay, the scene and what it is painted with: whatever holds on, and whatever is held, would grow with each class. */
    @Test
    void afterAClassThereAreNoMoreObjectsThanAfterTheOneBefore() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.windowAt(folder.resolve("teacher"), "--lang", "en", "--size", "960x640");
            // What is made once and for all is there after two.
            holdAndLeave(teacher);
            holdAndLeave(teacher);
            Map<String, Long> before = objects();
            holdAndLeave(teacher);
            holdAndLeave(teacher);
            Map<String, Long> more = new TreeMap<>();
            long patience = System.nanoTime() + PATIENCE_NANOS;
            do {
                onFx(() -> true);
                more.clear();
                objects().forEach((name, count) -> {
                    long grown = count - before.getOrDefault(name, 0L);
                    // What each of the two left, not what the toolkit has made for once.
                    if (grown >= 2) more.put(name, grown);
                });
            } while (!more.isEmpty() && System.nanoTime() < patience);
            assertEquals(Map.of(), more);
        }
    }

    private static void holdAndLeave(AppWindow teacher) throws Exception {
        ScriptedUser user = ScriptedUser.withoutPauses(teacher);
        if (Classroom.find(teacher, LeftBoardsTest::isListed) == null) {
            Classroom.write(teacher, "start.name", "Ms Park");
            Classroom.write(teacher, "start.class.title", TITLE);
            user.press("start.class.do");
        } else {
            // The same one again, so that the list of boards does not grow.
            doOnFx(() -> ((Button) Objects.requireNonNull(Classroom.find(teacher, LeftBoardsTest::isListed))).fire());
        }
        until("the class is on", () -> teacher.openedBoard() != null && Classroom.live(teacher));
        doOnFx(() -> use(teacher, Objects.requireNonNull(teacher.openedBoard()).context()));
        user.take(ToolKind.PEN);
        user.draw(300, 300, 420, 320);
        user.take(ToolKind.TEXT);
        user.click(500, 300);
        user.write("three quarters");
        user.press("people");
        user.press("menu");
        until(
                "all is painted and kept",
                () -> onFx(() -> {
                    BoardContext context =
                            Objects.requireNonNull(teacher.openedBoard()).context();
                    return context.canvas().isSettled()
                            && context.session().status().get().unsaved() == 0;
                }));
        doOnFx(teacher::leave);
        until("it is listed", () -> Classroom.find(teacher, LeftBoardsTest::isListed) != null);
    }

    private static boolean isListed(Node node) {
        return node instanceof Button button && TITLE.equals(button.getAccessibleText());
    }

    /** How many objects of each class are alive; the collector runs first. */
    private static Map<String, Long> objects() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Map<String, Long> objects = new TreeMap<>();
        Matcher line = LINE.matcher(histogram);
        while (line.find())
            if (!line.group(2).contains("Test")) objects.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum);
        return objects;
    }

    /** What leaves listeners and timers behind, if anything does. */
    private static void use(AppWindow teacher, BoardContext context) {
        context.editor().use(ToolKind.RECT);
        context.editor().use(ToolKind.SELECT);
        context.editor().pages().add();
        teacher.theme(Theme.DARK);
        teacher.theme(Theme.LIGHT);
        session(teacher).joinCode().get();
    }
}
