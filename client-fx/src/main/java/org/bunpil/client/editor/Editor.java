package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.bunpil.board.BoardView;
import org.bunpil.board.Rights;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.Margins;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.bunpil.undo.UndoStep;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/**
 * The state of one person's work on a board. Toolbars read it, listen to it and call its methods. Tools change the board only through it,
 * so that everything can be undone. Commands over the selection are in {@link #selectionCommands}, over pages in {@link #pages}.
 */
public final class Editor {
    private final EditableBoard editableBoard;
    private final Rights rights;
    private final List<EditorListener> listeners = new ArrayList<>();
    private final PenPresets penPresets;
    private final UndoHistory undoHistory;
    private final ToolStyles toolStyles = new ToolStyles(this);
    private final LocalPresence localPresence;
    private final ElementIndex elementIndex;
    private final Selection selection = new Selection(this);
    private final SelectionCommands selectionCommands = new SelectionCommands(this);
    private final ArrangeCommands arrangeCommands = new ArrangeCommands(this);
    private final PasteCommands pasteCommands = new PasteCommands(this);
    private final Pages pages = new Pages(this);
    private final TextEditing textEditing = new TextEditing(this);
    private ToolKind tool = ToolKind.PEN;
    private Viewport viewport = Viewport.START;
    private boolean severalWriters;
    private boolean erasesInParts;
    private boolean selectsByLasso;
    private ToolKind toolBefore = ToolKind.PEN;

    public Editor(EditableBoard editableBoard) {
        this.editableBoard = editableBoard;
        this.rights = new Rights(editableBoard.view());
        this.penPresets = new PenPresets(this);
        this.undoHistory = new UndoHistory(this, editableBoard);
        this.localPresence = new LocalPresence(this, editableBoard);
        this.elementIndex = new ElementIndex(editableBoard.view(), Page.FIRST);
        editableBoard.listen(new Board());
    }

    /** Adds a listener; it is never removed. */
    public void listen(EditorListener listener) {
        listeners.add(listener);
    }

    // --- the board

    public BoardView view() {
        return editableBoard.view();
    }

    /** The index of the elements on the current page. */
    public ElementIndex elementIndex() {
        return elementIndex;
    }

    public String newId() {
        return editableBoard.newId();
    }

    public long millis() {
        return editableBoard.millis();
    }

    /** Null, or why writing is refused at the moment. */
    public @Nullable ErrorCode mayWrite() {
        return editableBoard.mayWrite();
    }

    /** Whether this person may change the element now: it is not locked, and its author's work is open to them. */
    public boolean mayChange(Element element) {
        return !element.lock() && !isOthers(element);
    }

    /** Whether the element is somebody else's, who alone may change it, besides teachers. */
    public boolean isOthers(Element element) {
        return !rights.mayChange(editableBoard.you(), element);
    }

    /** Whether the person may add, move, rename and delete pages. */
    public boolean mayChangePages() {
        return rights.mayChangePages(editableBoard.you());
    }

    /** Whether the board, and the relay that serves it, can have elements of the kind; a teacher's first one is what a board needs for it. */
    public boolean mayAdd(ElementKind kind) {
        int fold = FoldVersion.of(kind);
        return view().fold() >= fold || (isHost() && editableBoard.relayKnows(fold));
    }

    /** Whether the person is a teacher. */
    boolean isHost() {
        Person person = view().people().get(editableBoard.you());
        return person != null && person.isHost();
    }

    /** Tells the listeners that the person may not change an element because it is somebody else's. */
    public void explainAuthor(Element element) {
        for (EditorListener listener : listeners) listener.notYours(element);
    }

    /** Listens to the board, updates the editor and then notifies the editor's listeners. */
    private final class Board implements EditableBoardListener {
        @Override
        public void changed(Set<String> ids, boolean pagesChanged) {
            PageChange change = elementIndex.update(ids);
            if (pagesChanged) {
                pages.settle();
                fire(EditorChange.PAGE);
            }
            selection.elementsChanged(change.ids());
            for (EditorListener listener : listeners) listener.changed(change);
        }

        @Override
        public void rightsChanged() {
            selection.rightsChanged();
        }

        @Override
        public void replaced() {
            Page shown = view().page(page());
            if (shown != null && !shown.id().equals(page())) elementIndex.show(shown.id());
            else elementIndex.rebuild();
            pages.settle();
            selection.boardReplaced();
            fire(EditorChange.PAGE);
            for (EditorListener listener : listeners) listener.replaced();
        }

        @Override
        public void presence(SortedMap<Integer, @Nullable Presence> others) {
            localPresence.others(others);
            for (EditorListener listener : listeners) listener.presence(others);
        }

        @Override
        public boolean tick(long millis) {
            boolean busy = false;
            for (EditorListener listener : listeners) busy |= listener.tick(millis);
            return busy;
        }
    }

    // --- the current tool

    public ToolKind tool() {
        return tool;
    }

    /** Changes the current tool. */
    public void use(ToolKind newTool) {
        if (newTool == tool) return;
        if (newTool == ToolKind.EYEDROPPER) toolBefore = tool;
        tool = newTool;
        if (newTool != ToolKind.SELECT && newTool != ToolKind.EYEDROPPER) select(Set.of());
        localPresence.laser(null);
        fire(EditorChange.TOOL);
    }

    /** The style of the current tool. */
    public Style style() {
        return toolStyles.of(tool);
    }

    public Style style(ToolKind kind) {
        return toolStyles.of(kind);
    }

    /** Sets the style of the current tool. */
    public void style(Style style) {
        toolStyles.set(tool, style);
        fire(EditorChange.STYLE);
    }

    /** Changes colour, width and the like: of the current tool, or with the selection tool, of the selection. */
    public ToolStyles toolStyles() {
        return toolStyles;
    }

    /** The nine pen presets. */
    public PenPresets penPresets() {
        return penPresets;
    }

    /** The eyedropper picked a colour, or null; the tool before it becomes the current tool again. */
    public void colorPicked(@Nullable Integer rgb) {
        Set<String> chosen = selection();
        use(toolBefore);
        if (rgb == null) return;
        if (tool == ToolKind.SELECT && selection().isEmpty()) select(chosen);
        toolStyles.color(rgb);
    }

    /** Whether the selection tool selects by lasso; if not, by marquee. */
    public boolean selectsByLasso() {
        return selectsByLasso;
    }

    public void selectsByLasso(boolean on) {
        selectsByLasso = on;
        fire(EditorChange.STYLE);
    }

    /** Whether the eraser removes only the parts of strokes that it touches; if not, whole elements. */
    public boolean erasesInParts() {
        return erasesInParts;
    }

    public void erasesInParts(boolean on) {
        erasesInParts = on;
        fire(EditorChange.STYLE);
    }

    /** Whether several people write on this screen at once; then fingers pan and zoom only with the hand tool. */
    public boolean severalWriters() {
        return severalWriters;
    }

    public void severalWriters(boolean on) {
        severalWriters = on;
    }

    // --- page and viewport

    public Pages pages() {
        return pages;
    }

    /** Id of the current page. */
    public String page() {
        return elementIndex.page();
    }

    void page(String id) {
        if (id.equals(elementIndex.page())) return;
        select(Set.of());
        elementIndex.show(id);
        fire(EditorChange.PAGE);
    }

    public Viewport viewport() {
        return viewport;
    }

    public void viewport(Viewport newViewport) {
        if (newViewport.equals(viewport)) return;
        viewport = newViewport;
        fire(EditorChange.VIEWPORT);
    }

    /** Zooms about the centre of the viewport. */
    public void zoomBy(double factor) {
        viewport(viewport.zoomed(factor, viewport.width() / 2, viewport.height() / 2));
    }

    /** Zooms to 100 %. */
    public void zoomReset() {
        viewport(viewport.withZoom(1));
    }

    /** Shows everything on the page clear of what covers the view; 100 % about the origin if the page is empty. */
    public void zoomFit(Margins covered) {
        Bounds bounds = elementIndex.contentBounds();
        viewport(bounds == null ? viewport.centred(0, 0).withZoom(1) : viewport.fitting(bounds, covered));
    }

    // --- selection

    /** Selected ids, in the order in which they were selected. */
    public Set<String> selection() {
        return selection.ids();
    }

    /** Selects these elements instead, with their whole groups. Ids that are not on the page are left out. */
    public void select(Collection<String> ids) {
        selection.select(ids);
    }

    /** The transform box around the selected elements that can be changed; kept until those change. */
    @Nullable
    TransformBox transformBox() {
        return selection.transformBox();
    }

    /** The bounds of the selection on the board plane, or null. */
    public @Nullable Bounds selectionBounds() {
        return selection.bounds();
    }

    public SelectionCommands selectionCommands() {
        return selectionCommands;
    }

    /** Commands for grouping, locking and aligning. */
    public ArrangeCommands arrangeCommands() {
        return arrangeCommands;
    }

    /** Commands for content from a clipboard or a file. */
    public PasteCommands pasteCommands() {
        return pasteCommands;
    }

    /** The text that is being edited. */
    public TextEditing textEditing() {
        return textEditing;
    }

    // --- what others see of this person

    public LocalPresence localPresence() {
        return localPresence;
    }

    // --- changing the board

    /** Whether the person may write now; if not, tells the listeners why. */
    public boolean checkWrite() {
        ErrorCode code = editableBoard.mayWrite();
        if (code == null) return true;
        for (EditorListener listener : listeners) listener.refused(code);
        return false;
    }

    /**
     * Submits ops as a part of an undo step.
     *
     * @param urgent whether to send at once
     */
    public void submit(UndoStep undoStep, List<Op> ops, boolean urgent) {
        if (ops.isEmpty()) return;
        UndoStep.Recording recording = undoStep.begin(view(), ops);
        editableBoard.submit(ops, urgent);
        recording.done();
    }

    /** A gesture begins: time matters to it ({@link EditorListener#tick}). */
    public void gestureBegins() {
        editableBoard.hurry();
    }

    /** The eraser for parts has passed over something that it leaves whole: tells the listeners. */
    public void eraserSpared() {
        fire(EditorChange.SPARED);
    }

    /** A gesture changed without any movement of the pointer. */
    public void gestureTurned() {
        fire(EditorChange.GESTURE);
    }

    /** Submits ops as one undo step; does nothing if the person may not write. */
    public void perform(List<Op> ops) {
        if (ops.isEmpty() || !checkWrite()) return;
        UndoStep undoStep = new UndoStep();
        submit(undoStep, ops, true);
        undoHistory.finish(undoStep);
    }

    /** Undo and redo, and the gestures in progress, which undo takes back first. */
    public UndoHistory undoHistory() {
        return undoHistory;
    }

    void fire(EditorChange editorChange) {
        if (editorChange == EditorChange.UNDO) undoHistory.announced();
        if (editorChange == EditorChange.SELECTION || editorChange == EditorChange.PAGE)
            selection.transformBoxChanged();
        switch (editorChange) {
            case TOOL, SELECTION, PAGE, VIEWPORT -> localPresence.publish();
            case STYLE, UNDO, DRAFT, GESTURE, SPARED, PRESENCE -> {}
        }
        for (EditorListener listener : listeners) listener.changed(editorChange);
    }
}
