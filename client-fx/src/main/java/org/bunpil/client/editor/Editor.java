package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.bunpil.board.BoardView;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Page;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.bunpil.undo.UndoReport;
import org.bunpil.undo.UndoStack;
import org.bunpil.undo.UndoStep;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/**
 * What one person does with a board. Toolbars read it, listen to it and call its methods; tools change the board through it, so that
 * everything can be undone. Commands over the selection are in {@link #selectionCommands}, over pages in {@link #pages}.
 */
public final class Editor {
    private final EditableBoard editableBoard;
    private final List<EditorListener> listeners = new ArrayList<>();
    private final PenPresets penPresets;
    private final UndoStack undo = new UndoStack();
    private final ToolStyles toolStyles = new ToolStyles();
    private final LocalPresence localPresence;
    private final ElementIndex elementIndex;
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
    private Set<String> selection = Set.of();
    private @Nullable TransformBox cachedTransformBox;
    private boolean transformBoxCached;

    public Editor(EditableBoard editableBoard) {
        this.editableBoard = editableBoard;
        this.penPresets = new PenPresets(this);
        this.localPresence = new LocalPresence(this, editableBoard);
        this.elementIndex = new ElementIndex(editableBoard.view(), Page.FIRST);
        editableBoard.listen(new Board());
    }

    /** Adds a listener for good. */
    public void listen(EditorListener listener) {
        listeners.add(listener);
    }

    // --- the board

    public BoardView view() {
        return editableBoard.view();
    }

    /** Where everything on the shown page is. */
    public ElementIndex elementIndex() {
        return elementIndex;
    }

    public String newId() {
        return editableBoard.newId();
    }

    public long millis() {
        return editableBoard.millis();
    }

    /** Null, or why writing is refused just now. */
    public @Nullable ErrorCode mayWrite() {
        return editableBoard.mayWrite();
    }

    /** Hears what becomes of the board and tells it on, when the editor has taken it in. */
    private final class Board implements EditableBoardListener {
        @Override
        public void changed(Set<String> ids, boolean pagesChanged) {
            PageChange change = elementIndex.update(ids);
            if (pagesChanged) {
                pages.settle();
                fire(EditorChange.PAGE);
            }
            prune(change.ids());
            for (EditorListener listener : listeners) listener.changed(change);
        }

        @Override
        public void replaced() {
            Page shown = view().page(page());
            if (shown != null && !shown.id().equals(page())) elementIndex.show(shown.id());
            else elementIndex.rebuild();
            pages.settle();
            reselect();
            fire(EditorChange.PAGE);
            for (EditorListener listener : listeners) listener.replaced();
        }

        @Override
        public void presence(SortedMap<Integer, @Nullable Presence> others) {
            for (EditorListener listener : listeners) listener.presence(others);
        }

        @Override
        public boolean tick(long millis) {
            boolean busy = false;
            for (EditorListener listener : listeners) busy |= listener.tick(millis);
            return busy;
        }
    }

    /** What is selected may be gone, or have another id. */
    private void reselect() {
        Set<String> left = new LinkedHashSet<>();
        for (String id : selection) {
            Element element = view().element(id);
            if (element != null && element.page().equals(page())) left.add(element.id());
        }
        if (!left.equals(selection)) select(left);
        else if (!left.isEmpty()) fire(EditorChange.SELECTION);
    }

    private void prune(Collection<String> ids) {
        if (selection.isEmpty()) return;
        Set<String> left = new LinkedHashSet<>(selection);
        for (String id : ids) {
            Element element = selection.contains(id) ? view().element(id) : null;
            if (element == null || !element.page().equals(page())) left.remove(id);
        }
        if (left.size() != selection.size()) {
            select(left);
        } else if (ids.stream().anyMatch(selection::contains)) {
            fire(EditorChange.SELECTION);
        }
    }

    // --- the hand

    public ToolKind tool() {
        return tool;
    }

    /** Takes another tool in the hand. */
    public void use(ToolKind newTool) {
        if (newTool == tool) return;
        if (newTool == ToolKind.EYEDROPPER) toolBefore = tool;
        tool = newTool;
        if (newTool != ToolKind.SELECT && newTool != ToolKind.EYEDROPPER) select(Set.of());
        localPresence.laser(null);
        fire(EditorChange.TOOL);
    }

    /** The style of the tool in hand. */
    public Style style() {
        return toolStyles.of(tool);
    }

    public Style style(ToolKind kind) {
        return toolStyles.of(kind);
    }

    /** Sets the style of the tool in hand. */
    public void style(Style style) {
        toolStyles.set(tool, style);
        fire(EditorChange.STYLE);
    }

    /** Colour of the tool in hand, 0xRRGGBB; with the selection tool, of what is selected. */
    public void color(int rgb) {
        if (tool == ToolKind.SELECT) selectionCommands.color(rgb);
        else style(style().withColor(rgb));
    }

    /** Line width of the tool in hand, 1/8 board pixel; with the selection tool, of what is selected. */
    public void width(int eighths) {
        if (tool == ToolKind.SELECT) selectionCommands.width(eighths);
        else style(style().withWidth(eighths));
    }

    /** Filling of the tool in hand, 0xRRGGBB or null; with the selection tool, of what is selected. */
    public void fill(@Nullable Integer rgb) {
        if (tool == ToolKind.SELECT) selectionCommands.fill(rgb);
        else style(style().withFill(rgb));
    }

    /** Dash of the tool in hand; with the selection tool, of what is selected. */
    public void dash(int dash) {
        if (tool == ToolKind.SELECT) selectionCommands.dash(dash);
        else style(style().withDash(dash));
    }

    /** How opaque the tool in hand writes, 0–255; with the selection tool, how what is selected is shown. */
    public void alpha(int alpha) {
        if (tool == ToolKind.SELECT) selectionCommands.alpha(alpha);
        else style(style().withAlpha(alpha));
    }

    /** Text size step of the tool in hand. */
    public void font(int step) {
        style(style().withFont(step));
    }

    /** Nine pens kept ready. */
    public PenPresets penPresets() {
        return penPresets;
    }

    /** The eyedropper picked a colour, or null: the tool before it is in hand again. */
    public void colorPicked(@Nullable Integer rgb) {
        Set<String> chosen = Set.copyOf(selection);
        use(toolBefore);
        if (rgb == null) return;
        if (tool == ToolKind.SELECT && selection.isEmpty()) select(chosen);
        color(rgb);
    }

    /** The selection tool draws a line around what shall be selected, else a frame. */
    public boolean selectsByLasso() {
        return selectsByLasso;
    }

    public void selectsByLasso(boolean on) {
        selectsByLasso = on;
        fire(EditorChange.STYLE);
    }

    /** The eraser takes only the ink it touches, else whole elements. */
    public boolean erasesInParts() {
        return erasesInParts;
    }

    public void erasesInParts(boolean on) {
        erasesInParts = on;
        fire(EditorChange.STYLE);
    }

    /** Several people write on this screen at once: fingers never pan or zoom, but with the hand tool. */
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

    /** Id of the page shown. */
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

    /** Zooms about the view's centre. */
    public void zoomBy(double factor) {
        viewport(viewport.zoomed(factor, viewport.width() / 2, viewport.height() / 2));
    }

    /** 100 %. */
    public void zoomReset() {
        viewport(viewport.withZoom(1));
    }

    /** Shows everything on the page; 100 % about the origin when it is empty. */
    public void zoomFit() {
        Bounds bounds = elementIndex.contentBounds();
        viewport(bounds == null ? viewport.centred(0, 0).withZoom(1) : viewport.fitting(bounds));
    }

    // --- selection

    /** Ids selected, in the order they were selected. */
    public Set<String> selection() {
        return selection;
    }

    /** Selects these instead, with the whole groups that they are of; what is not on the page (any more) is left out. */
    public void select(Collection<String> ids) {
        Set<String> chosen = new LinkedHashSet<>();
        Set<String> groups = new LinkedHashSet<>();
        for (String id : ids) {
            Element element = view().element(id);
            if (element == null || !element.page().equals(page())) continue;
            chosen.add(id);
            if (element.group() != null) groups.add(element.group());
        }
        if (!groups.isEmpty()) {
            for (Element element : elementIndex.elements()) {
                if (element.group() != null && groups.contains(element.group())) chosen.add(element.id());
            }
        }
        if (chosen.equals(selection)) return;
        selection = chosen;
        fire(EditorChange.SELECTION);
    }

    /** The frame around what can be changed of the selection, kept until that is another. */
    @Nullable
    TransformBox transformBox() {
        if (!transformBoxCached) {
            cachedTransformBox = TransformBox.around(selection, elementIndex);
            transformBoxCached = true;
        }
        return cachedTransformBox;
    }

    /** The extent of what is selected on the board plane, or null. */
    public @Nullable Bounds selectionBounds() {
        Bounds all = null;
        for (String id : selection) {
            Bounds bounds = elementIndex.bounds(id);
            if (bounds != null) all = all == null ? bounds : all.union(bounds);
        }
        return all;
    }

    public SelectionCommands selectionCommands() {
        return selectionCommands;
    }

    /** Grouping, locking, aligning. */
    public ArrangeCommands arrangeCommands() {
        return arrangeCommands;
    }

    /** What comes from a clipboard or a file. */
    public PasteCommands pasteCommands() {
        return pasteCommands;
    }

    /** Text being written. */
    public TextEditing textEditing() {
        return textEditing;
    }

    // --- what others see of this person

    public LocalPresence localPresence() {
        return localPresence;
    }

    // --- changing the board

    /** Whether the person may write now; if not, the listeners are told why. */
    public boolean checkWrite() {
        ErrorCode code = editableBoard.mayWrite();
        if (code == null) return true;
        for (EditorListener listener : listeners) listener.refused(code);
        return false;
    }

    /** Does part of a gesture. @param urgent sends at once */
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

    /** A gesture under way became another one although nobody moved. */
    public void gestureTurned() {
        fire(EditorChange.GESTURE);
    }

    /** The gesture is over: from now on undo takes it back. */
    public void finish(UndoStep undoStep) {
        undo.push(undoStep);
        fire(EditorChange.UNDO);
    }

    /** A whole gesture at once; nothing when the person may not write. */
    public void perform(List<Op> ops) {
        if (ops.isEmpty() || !checkWrite()) return;
        UndoStep undoStep = new UndoStep();
        submit(undoStep, ops, true);
        finish(undoStep);
    }

    public boolean canUndo() {
        return undo.canUndo();
    }

    public boolean canRedo() {
        return undo.canRedo();
    }

    /** Takes the newest own gesture back, as far as nobody else has changed the same since. */
    public UndoReport undo() {
        return reverse(true);
    }

    /** Does again what was taken back last. */
    public UndoReport redo() {
        return reverse(false);
    }

    private UndoReport reverse(boolean back) {
        if (!(back ? undo.canUndo() : undo.canRedo()) || !checkWrite()) return UndoReport.NOTHING;
        Consumer<List<Op>> submit = ops -> editableBoard.submit(ops, true);
        UndoReport report = back ? undo.undo(view(), submit) : undo.redo(view(), submit);
        // On another page it would happen unseen.
        if (report.page() != null && view().page(report.page()) != null) page(report.page());
        fire(EditorChange.UNDO);
        return report;
    }

    void fire(EditorChange editorChange) {
        if (editorChange == EditorChange.SELECTION || editorChange == EditorChange.PAGE) transformBoxCached = false;
        switch (editorChange) {
            case TOOL, SELECTION, PAGE, VIEWPORT -> localPresence.publish();
            case STYLE, UNDO, DRAFT, GESTURE, PRESENCE -> {}
        }
        for (EditorListener listener : listeners) listener.changed(editorChange);
    }
}
