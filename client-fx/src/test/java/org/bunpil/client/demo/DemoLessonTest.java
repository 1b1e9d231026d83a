package org.bunpil.client.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bunpil.client.app.AppWindow;
import org.bunpil.client.app.Classroom;
import org.bunpil.client.i18n.Messages;
import org.bunpil.model.Element;
import org.bunpil.model.InkTool;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's lesson: every tool by mouse and key events in two real windows, and the same board in both. */
class DemoLessonTest {
    private static final int PEN_STROKES = 24;

    @TempDir
    Path folder;

    @Test
    void bothWindowsEndWithTheSameBoard() throws Exception {
        Messages messages = Messages.of(Locale.KOREAN);
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("분수의 덧셈", "--lang", "ko");
            AppWindow pupil = room.pupil("학생", "--lang", "en");
            DemoWindows demoWindows = new DemoWindows(teacher, pupil);
            assertTrue(demoWindows.playLesson(messages, folder));

            assertTrue(Files.size(folder.resolve("teacher.png")) > 10_000);
            assertTrue(Files.size(folder.resolve("pupil.png")) > 10_000);
            List<Element> all = Classroom.onFx(
                    () -> List.copyOf(Classroom.session(pupil).view().elements()));
            assertEquals(messages.text("demo.heading"), only(all, Text.class).text());
            assertEquals(messages.text("demo.note"), only(all, Note.class).text());
            assertEquals(
                    1,
                    all.stream()
                            .filter(e -> e instanceof Stroke s && s.style().tool() == InkTool.HIGHLIGHTER)
                            .count());
            // The undone stroke and the erased one are not among them.
            assertEquals(
                    PEN_STROKES,
                    all.stream()
                            .filter(e -> e instanceof Stroke s && s.style().tool() == InkTool.PEN)
                            .count());
            assertEquals(
                    List.of(2L, 3L, 1L, 1L),
                    List.of(
                            count(all, ShapeForm.ELLIPSE),
                            count(all, ShapeForm.LINE),
                            count(all, ShapeForm.ARROW),
                            count(all, ShapeForm.RECT)));
            Shape moved = all.stream()
                    .filter(e -> e instanceof Shape s && s.form() == ShapeForm.RECT)
                    .map(Shape.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertEquals(1, moved.author(), "drawn by the teacher");
        }
    }

    private static long count(List<Element> all, ShapeForm form) {
        return all.stream()
                .filter(e -> e instanceof Shape s && s.form() == form)
                .count();
    }

    private static <T extends Element> T only(List<Element> all, Class<T> kind) {
        List<T> found = all.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertEquals(1, found.size());
        return found.getFirst();
    }
}
