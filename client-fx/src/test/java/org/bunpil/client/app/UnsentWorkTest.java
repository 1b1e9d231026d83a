package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.count;
import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.bunpil.client.app.Classroom.words;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.sync.SyncPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a relay or the disk could not take is kept, said and sent later. */
class UnsentWorkTest {
    @TempDir
    Path folder;

    @Test
    void whatIsDrawnWithoutARelayIsKeptAndSent() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow pupil = room.pupil("Mina", "--lang", "en");
            ScriptedUser scriptedUser = ScriptedUser.withoutPauses(pupil);
            scriptedUser.draw(200, 200, 300, 260);
            until("the first stroke is there", () -> count(teacher) == 1);
            room.cut();
            until("the pupil notices", () -> session(pupil).status().get().phase() != SyncPhase.LIVE);
            scriptedUser.draw(200, 300, 300, 360);
            scriptedUser.draw(200, 400, 300, 460);
            until(
                    "what is not saved is counted",
                    () -> words(pupil, "connection").contains("change"));
            room.restoreRelay();
            until(
                    "all three are there",
                    () -> count(teacher) == 3
                            && Classroom.live(pupil)
                            && session(pupil).engine().pending().isEmpty());
            until(
                    "both are the same",
                    () -> session(teacher)
                            .view()
                            .hash()
                            .equals(session(pupil).view().hash()));
            until("it says so", () -> "Live".equals(words(pupil, "connection")));
        }
    }

    /** The disk refuses from the start: a folder is where the outbox file should be. */
    @Test
    void aDiskThatRefusesIsSaidInWordsAndSendingGoesOn() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            Path inTheWay = Files.createDirectories(folder.resolve("home-1Mina/boards/1/outbox.new/full"));
            AppWindow pupil = room.pupil("Mina", "--lang", "en");
            ScriptedUser scriptedUser = ScriptedUser.withoutPauses(pupil);
            until("it is said", () -> words(pupil, "connection").equals("Live, but this computer’s disk is full"));
            scriptedUser.draw(200, 200, 300, 260);
            until("what is drawn is sent all the same", () -> count(teacher) == 1);
            room.cut();
            until("the pupil notices", () -> session(pupil).status().get().phase() != SyncPhase.LIVE);
            scriptedUser.draw(200, 300, 300, 360);
            until(
                    "how much is in memory only",
                    () -> words(pupil, "connection").matches("\\d+ changes? only in memory: keep the app open"));
            Files.delete(inTheWay);
            Files.delete(inTheWay.getParent());
            until(
                    "it is on disk",
                    () -> !session(pupil).diskFailing().get()
                            && !words(pupil, "connection").contains("memory"));
            room.restoreRelay();
            until(
                    "both are there",
                    () -> count(teacher) == 2 && words(pupil, "connection").equals("Live"));
        }
    }

    @Test
    void whatIsBeingWrittenWhenTheBoardIsLeftIsNotLost() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions");
            String[] mina = {"--relay", room.relay(), "--code", room.code(), "--name", "Mina"};
            AppWindow pupil = room.windowAt(folder.resolve("mina"), mina);
            until("the pupil is in", () -> Classroom.live(pupil));
            doOnFx(() -> pupil.openedBoard().context().editor().use(ToolKind.TEXT));
            ScriptedUser.withoutPauses(pupil).click(300, 300);
            until(
                    "the pupil writes",
                    () -> onFx(() -> pupil.openedBoard().context().canvas().lookup(".writing-area")) != null);
            doOnFx(() -> ((javafx.scene.control.TextArea)
                            pupil.openedBoard().context().canvas().lookup(".writing-area"))
                    .setText("네 조각 중 세 조각"));
            doOnFx(pupil::leave);
            AppWindow again = room.windowAt(folder.resolve("mina"), mina);
            until("the text has come", () -> Classroom.live(again) && count(teacher) == 1);
        }
    }
}
