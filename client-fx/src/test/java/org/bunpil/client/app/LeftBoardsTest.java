package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.client.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of a board that was left stays in memory: a teacher opens many boards in a day without ending the program. */
class LeftBoardsTest {
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
