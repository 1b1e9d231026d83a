package org.bunpil.client.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.bunpil.board.BoardView;
import org.bunpil.client.app.AppWindow;
import org.bunpil.client.app.Classroom;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.i18n.Messages;
import org.bunpil.geometry.Point;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's lesson: every tool by mouse and key events in two real windows, and the same board in both. */
class DemoLessonTest {
    private static final String TEACHER = "teacher ";
    private static final String PUPIL = "pupil ";

    @TempDir
    Path folder;

    @Test
    void bothWindowsEndWithTheSameBoard() throws Exception {
        Messages messages = Messages.of(Locale.KOREAN);
        // Without the pupil's stroke that was undone and the teacher's that was rubbed out.
        Map<String, Integer> expected = new TreeMap<>(Map.of(
                TEACHER + "text " + messages.text("demo.heading"), 1,
                TEACHER + "PEN", 19,
                TEACHER + "HIGHLIGHTER", 1,
                TEACHER + "ELLIPSE", 2,
                TEACHER + "LINE", 3,
                PUPIL + "RECT", 1,
                PUPIL + "PEN", 5,
                PUPIL + "ARROW", 1,
                PUPIL + "note " + messages.text("demo.note"), 1));
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("분수의 덧셈", "--lang", "ko");
            AppWindow pupil = room.pupil("학생", "--lang", "en");
            DemoWindows demoWindows = new DemoWindows(teacher, pupil);
            assertTrue(demoWindows.playLesson(ScriptedUser::withoutPauses, messages, folder));

            BoardView one = Classroom.onFx(() -> Classroom.session(teacher).view());
            BoardView other = Classroom.onFx(() -> Classroom.session(pupil).view());
            assertEquals(one.hash(), other.hash());
            assertEquals(expected, whoMadeWhat(one));
            assertEquals(expected, whoMadeWhat(other));
            Point drawnAt = Classroom.onFx(
                    () -> pupil.openedBoard().context().editor().viewport().toBoard(700, 420));
            assertEquals(
                    new Point(drawnAt.x() - 80, drawnAt.y() + 160),
                    rectangle(one).at(),
                    "moved by the teacher");
            seesTheLesson(folder.resolve("teacher.png"), teacher);
            seesTheLesson(folder.resolve("pupil.png"), pupil);
        }
    }

    /** How many of each kind each person made; texts and notes with their words. */
    private static Map<String, Integer> whoMadeWhat(BoardView board) {
        Map<String, Integer> made = new TreeMap<>();
        for (Element element : board.elements()) {
            String what = switch (element) {
                case Stroke stroke -> stroke.style().tool().name();
                case Shape shape -> shape.form().name();
                case Text text -> "text " + text.text();
                case Note note -> "note " + note.text();
                case Image _ -> "image";
                case Connector _ -> "connector";
            };
            made.merge((element.author() == 1 ? TEACHER : PUPIL) + what, 1, Integer::sum);
        }
        return made;
    }

    private static Shape rectangle(BoardView board) {
        for (Element element : board.elements()) {
            if (element instanceof Shape shape && shape.form() == ShapeForm.RECT) return shape;
        }
        throw new AssertionError("no rectangle");
    }

    /** As large as the window, with ink of both people in it. */
    private static void seesTheLesson(Path file, AppWindow window) throws IOException {
        BufferedImage seen = ImageIO.read(file.toFile());
        assertEquals(
                Classroom.onFx(() -> (int) window.stage().getScene().getWidth() + " × "
                        + (int) window.stage().getScene().getHeight()),
                seen.getWidth() + " × " + seen.getHeight());
        assertTrue(shows(seen, Palette.GREEN), "the teacher's hatching");
        assertTrue(shows(seen, Palette.RED), "the pupil's answer");
    }

    /** Whether a line of a colour is within the part that both people write on. */
    private static boolean shows(BufferedImage seen, Palette color) {
        int count = 0;
        for (int y = 150; y < 540; y++) {
            for (int x = 290; x < 820; x++) {
                if ((seen.getRGB(x, y) & 0xffffff) == color.rgb()) count++;
            }
        }
        return count > 100;
    }
}
