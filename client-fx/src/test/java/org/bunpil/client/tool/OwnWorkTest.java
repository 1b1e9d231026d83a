package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.EditorListener;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.editor.TransformBox;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Element;
import org.bunpil.model.FoldVersion;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.Op;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a class a pupil's tools take only what the pupil made. */
class OwnWorkTest {
    private final TestBoard testBoard = new TestBoard(FoldVersion.RIGHTS);
    private final TestBoard.Participant teacher = testBoard.join("Kim");
    private final TestBoard.Participant pupil = testBoard.join("Mina");
    private final SimulatedPointer teachersPointer = new SimulatedPointer(teacher.editor);
    private final SimulatedPointer pointer = new SimulatedPointer(pupil.editor);
    private final List<Element> explained = new ArrayList<>();
    private String teachers = "";
    private String own = "";

    @BeforeEach
    void draw() {
        teacher.editor.use(ToolKind.RECT);
        teachersPointer.drag(100, 100, 200, 200);
        teachers = testBoard.elements().getLast().id();
        pupil.editor.use(ToolKind.RECT);
        pointer.drag(300, 100, 400, 200);
        own = testBoard.elements().getLast().id();
        pupil.submitted.clear();
        pupil.editor.listen(new EditorListener() {
            @Override
            public void changed(EditorChange editorChange) {}

            @Override
            public void notYours(Element element) {
                explained.add(element);
            }
        });
    }

    @Test
    void marqueeLassoAndSelectAllTakeOnlyOwnThings() {
        pupil.editor.selectionCommands().selectAll();
        assertEquals(Set.of(own), pupil.editor.selection());
        pointer.drag(50, 50, 450, 250);
        assertEquals(Set.of(own), pupil.editor.selection());
        pupil.editor.selectsByLasso(true);
        pupil.editor.select(List.of());
        pointer.press(50, 50).move(450, 50).move(450, 250).move(50, 250).release(50, 60);
        assertEquals(Set.of(own), pupil.editor.selection());
        assertEquals(List.of(), explained, "nothing to explain");
    }

    @Test
    void theEraserLeavesOthersThingsAlone() {
        pupil.editor.use(ToolKind.ERASER);
        pointer.drag(100, 80, 100, 220);
        pointer.drag(50, 100, 450, 100);
        assertNotNull(testBoard.board.element(teachers));
        assertNull(testBoard.board.element(own));
        assertTrue(pupil.submitted.stream().allMatch(op -> op.equals(new Op.Delete(List.of(own)))));
        pupil.editor.undoHistory().undo();
        assertNotNull(testBoard.board.element(own));
    }

    @Test
    void aPressOnOthersThingsSelectsThemToLookAtAndSaysWhoseTheyAre() {
        pupil.editor.use(ToolKind.SELECT);
        pointer.click(100, 150);
        assertEquals(Set.of(teachers), pupil.editor.selection());
        assertEquals(teachers, explained.getFirst().id());
        assertNull(TransformBox.of(pupil.editor), "no handles");
        pupil.editor.selectionCommands().delete();
        pupil.editor.selectionCommands().nudge(1, 1);
        assertEquals(List.of(), pupil.submitted);
        pointer.drag(100, 150, 350, 250);
        assertEquals(List.of(), pupil.submitted, "a drag that begins there is a marquee");
        assertEquals(Set.of(own), pupil.editor.selection());
    }

    /** What was selected while everything was open has no handles once it is others' work. */
    @Test
    void handlesGoWhenOthersWorkIsClosed() {
        open(ChangeMode.EVERYONE);
        pupil.editor.selectionCommands().selectAll();
        assertEquals(2, TransformBox.of(pupil.editor).elements().size());
        open(ChangeMode.OWN);
        assertEquals(1, TransformBox.of(pupil.editor).elements().size(), "around the own one alone");
        pupil.editor.select(Set.of(teachers));
        open(ChangeMode.EVERYONE);
        assertNotNull(TransformBox.of(pupil.editor));
        List<EditorChange> told = new ArrayList<>();
        pupil.editor.listen(told::add);
        open(ChangeMode.OWN);
        assertNull(TransformBox.of(pupil.editor));
        assertTrue(told.contains(EditorChange.SELECTION), "so that the screen follows");
    }

    private void open(ChangeMode mode) {
        teacher.editor.perform(
                List.of(new Op.Access(AccessPatch.builder().change(mode).build())));
    }

    @Test
    void whatIsOnesOwnIsReachedUnderOthersThings() {
        teacher.editor.selectionCommands().selectAll();
        teacher.editor.use(ToolKind.RECT);
        teachersPointer.drag(300, 100, 400, 200);
        pupil.editor.use(ToolKind.SELECT);
        pointer.drag(300, 150, 310, 160);
        assertEquals(List.of(), explained);
        assertEquals(1, pupil.submitted.size(), "moved the own one");
    }

    @Test
    void aTeacherChangesEverythingAndOpensItToAll() {
        teacher.editor.selectionCommands().selectAll();
        assertEquals(Set.of(teachers, own), Set.copyOf(teacher.editor.selection()));
        teacher.editor.perform(List.of(
                new Op.Access(AccessPatch.builder().change(ChangeMode.EVERYONE).build())));
        pupil.editor.selectionCommands().selectAll();
        assertEquals(2, pupil.editor.selection().size());
        assertFalse(pupil.editor.mayChangePages());
    }
}
