package org.bunpil.client.demo;

import java.io.IOException;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.i18n.Messages;

/** A few minutes of a lesson in a few seconds: halves and quarters, each tool once, with both people working. */
final class DemoLesson {
    private final DemoWindows windows;
    private final ScriptedUser teacher;
    private final ScriptedUser pupil;
    private final Messages messages;

    DemoLesson(DemoWindows windows, ScriptedUser teacher, ScriptedUser pupil, Messages messages) {
        this.windows = windows;
        this.teacher = teacher;
        this.pupil = pupil;
        this.messages = messages;
    }

    void play() throws IOException {
        heading();
        task();
        circles();
        answer();
        restoreBoard();
        end();
    }

    private void heading() {
        teacher.take(ToolKind.TEXT);
        teacher.press("color.blue");
        teacher.click(455, 100);
        teacher.write(messages.text("demo.heading"));
    }

    /** Writes ½ + ¼ = ? as ink. */
    private void task() {
        teacher.take(ToolKind.PEN);
        teacher.press("color.black");
        teacher.draw(470, 175, 490, 160, 490, 215);
        teacher.draw(462, 228, 518, 228);
        two(470, 245);
        teacher.draw(550, 210, 550, 246);
        teacher.draw(532, 228, 568, 228);
        teacher.draw(604, 175, 624, 160, 624, 215);
        teacher.draw(592, 228, 652, 228);
        teacher.draw(628, 242, 602, 280, 648, 280);
        teacher.draw(632, 262, 632, 302);
        teacher.draw(680, 220, 714, 220);
        teacher.draw(680, 236, 714, 236);
        teacher.take(ToolKind.HIGHLIGHTER);
        teacher.draw(455, 320, 720, 320);
    }

    private void two(double x, double y) {
        teacher.draw(x, y + 12, x + 8, y + 2, x + 22, y, x + 32, y + 8, x + 32, y + 20, x + 4, y + 55, x + 38, y + 55);
    }

    private void circles() {
        teacher.take(ToolKind.ELLIPSE);
        teacher.draw(300, 380, 440, 520);
        teacher.take(ToolKind.LINE);
        teacher.draw(370, 380, 370, 520);
        teacher.take(ToolKind.ELLIPSE);
        teacher.draw(500, 380, 640, 520);
        teacher.take(ToolKind.LINE);
        teacher.draw(570, 380, 570, 520);
        teacher.draw(500, 450, 640, 450);
        teacher.take(ToolKind.PEN);
        teacher.press("color.green");
        for (double x = 310; x < 366; x += 14) {
            double half = Math.sqrt(Math.max(0, 66 * 66 - (x - 370) * (x - 370)));
            teacher.draw(x, 450 - half, x, 450 + half);
        }
        for (double x = 580; x < 634; x += 14) {
            double half = Math.sqrt(Math.max(0, 66 * 66 - (x - 570) * (x - 570)));
            teacher.draw(x, 446 - half + 4, x, 444);
        }
    }

    private void answer() {
        pupil.take(ToolKind.PEN);
        pupil.press("color.red");
        pupil.arc(768, 180, 16, 200, 450);
        pupil.arc(768, 208, 18, -70, 150);
        pupil.draw(742, 234, 800, 234);
        pupil.draw(774, 246, 748, 282, 796, 282);
        pupil.draw(780, 266, 780, 304);
        pupil.take(ToolKind.ARROW);
        pupil.draw(900, 300, 815, 245);
        pupil.take(ToolKind.NOTE);
        pupil.click(1010, 330);
        pupil.write(messages.text("demo.note"));
    }

    /** Erases a stroke, undoes one, and lets the teacher move what the pupil has made. */
    private void restoreBoard() throws IOException {
        pupil.take(ToolKind.PEN);
        pupil.draw(740, 420, 860, 470, 760, 480);
        pupil.press("action.undo");
        teacher.take(ToolKind.PEN);
        teacher.draw(860, 560, 1040, 580);
        teacher.take(ToolKind.ERASER);
        teacher.draw(940, 545, 950, 590);
        pupil.take(ToolKind.RECT);
        pupil.press("color.red");
        pupil.draw(700, 420, 800, 480);
        // The teacher can move the shape only once it has come.
        windows.untilEqual();
        teacher.take(ToolKind.SELECT);
        teacher.draw(700, 450, 690, 470);
    }

    private void end() {
        teacher.take(ToolKind.PEN);
        teacher.move(700, 560);
        pupil.take(ToolKind.PEN);
        pupil.move(860, 180);
        teacher.pause();
    }
}
