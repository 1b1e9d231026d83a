package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bunpil.board.BoardView;
import org.bunpil.model.Code;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.bunpil.undo.Gesture;
import org.bunpil.undo.UndoReport;
import org.bunpil.undo.UndoStack;
import org.jspecify.annotations.Nullable;

/**
 * What one person does with a board. Toolbars read it, listen to it and call its methods; tools change the board through it, so that
 * everything can be undone. Commands over the selection are in {@link #commands}, over pages in {@link #pages}.
 */
public final class Editor {
    private final Workspace workspace;
    private final List<EditorListener> listeners = new ArrayList<>();
    private final Pens pens;
    private final UndoStack undo = new UndoStack();
    private final Styles styles = new Styles();
    private final Self self;
    private final Scene scene;
    private final Commands commands = new Commands(this);
    private final Arranging arranging = new Arranging(this);
    private final Pasting pasting = new Pasting(this);
    private final Pages pages = new Pages(this);
    private final Writing writing = new Writing(this);
    private ToolKind tool = ToolKind.PEN;
    private Viewport viewport = Viewport.START;
    private boolean manyHands;
    private boolean erasesInParts;
    private boolean lassoes;
    private ToolKind toolBefore = ToolKind.PEN;
    private Set<String> selection = Set.of();
    private @Nullable SelectionFrame frame;
    private boolean frameKnown;

    public Editor(Workspace workspace) {
        this.workspace = workspace;
        this.pens = new Pens(this);
        this.self = new Self(this, workspace);
        this.scene = new Scene(workspace.view(), Page.FIRST);
    }

    /** Adds a listener for good. */
    public void listen(EditorListener listener) {
        listeners.add(listener);
    }

    // --- the board

    public BoardView view() {
        return workspace.view();
    }

    /** Where everything on the shown page is. */
    public Scene scene() {
        return scene;
    }

    public String newId() {
        return workspace.newId();
    }

    /** Own participant number; 0 before the first welcome. */
    public int you() {
        return workspace.you();
    }

    public long millis() {
        return workspace.millis();
    }

    /** Null, or why writing is refused just now. */
    public @Nullable Code mayWrite() {
        return workspace.mayWrite();
    }

    /** The view changed. @return what has to be painted anew on the shown page, board plane */
    public List<Box> changed(Set<String> ids, boolean pagesChanged) {
        List<Box> dirty = scene.update(ids);
        if (pagesChanged) {
            pages.settle();
            fire(Aspect.PAGE);
        }
        prune(ids);
        return dirty;
    }

    /** The whole view was replaced. */
    public void replaced() {
        Page shown = view().page(page());
        if (shown != null && !shown.id().equals(page())) scene.show(shown.id());
        else scene.rebuild();
        pages.settle();
        reselect();
        fire(Aspect.PAGE);
    }

    /** What is selected may be gone, or have another id. */
    private void reselect() {
        Set<String> left = new LinkedHashSet<>();
        for (String id : selection) {
            Element element = view().element(id);
            if (element != null && element.page().equals(page())) left.add(element.id());
        }
        if (!left.equals(selection)) select(left);
        else if (!left.isEmpty()) fire(Aspect.SELECTION);
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
            fire(Aspect.SELECTION);
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
        self.laser(null);
        fire(Aspect.TOOL);
    }

    /** The style of the tool in hand. */
    public Style style() {
        return styles.of(tool);
    }

    public Style style(ToolKind kind) {
        return styles.of(kind);
    }

    /** Sets the style of the tool in hand. */
    public void style(Style style) {
        styles.set(tool, style);
        fire(Aspect.STYLE);
    }

    /** Colour of the tool in hand, 0xRRGGBB; with the selection tool, of what is selected. */
    public void color(int rgb) {
        if (tool == ToolKind.SELECT) commands.color(rgb);
        else style(style().withColor(rgb));
    }

    /** Line width of the tool in hand, 1/8 board pixel; with the selection tool, of what is selected. */
    public void width(int eighths) {
        if (tool == ToolKind.SELECT) commands.width(eighths);
        else style(style().withWidth(eighths));
    }

    /** Filling of the tool in hand, 0xRRGGBB or null; with the selection tool, of what is selected. */
    public void fill(@Nullable Integer rgb) {
        if (tool == ToolKind.SELECT) commands.fill(rgb);
        else style(style().withFill(rgb));
    }

    /** Dash of the tool in hand; with the selection tool, of what is selected. */
    public void dash(int dash) {
        if (tool == ToolKind.SELECT) commands.dash(dash);
        else style(style().withDash(dash));
    }

    /** How opaque the tool in hand writes, 0–255; with the selection tool, how what is selected is shown. */
    public void alpha(int alpha) {
        if (tool == ToolKind.SELECT) commands.alpha(alpha);
        else style(style().withAlpha(alpha));
    }

    /** Text size step of the tool in hand. */
    public void font(int step) {
        style(style().withFont(step));
    }

    /** Nine pens kept ready. */
    public Pens pens() {
        return pens;
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
    public boolean lassoes() {
        return lassoes;
    }

    public void lassoes(boolean on) {
        lassoes = on;
        fire(Aspect.STYLE);
    }

    /** The eraser takes only the ink it touches, else whole elements. */
    public boolean erasesInParts() {
        return erasesInParts;
    }

    public void erasesInParts(boolean on) {
        erasesInParts = on;
        fire(Aspect.STYLE);
    }

    /** Several people write on this screen at once: fingers never pan or zoom, but with the hand tool. */
    public boolean manyHands() {
        return manyHands;
    }

    public void manyHands(boolean on) {
        manyHands = on;
    }

    // --- page and viewport

    public Pages pages() {
        return pages;
    }

    /** Id of the page shown. */
    public String page() {
        return scene.page();
    }

    void page(String id) {
        if (id.equals(scene.page())) return;
        select(Set.of());
        scene.show(id);
        fire(Aspect.PAGE);
    }

    public Viewport viewport() {
        return viewport;
    }

    public void viewport(Viewport newViewport) {
        if (newViewport.equals(viewport)) return;
        viewport = newViewport;
        fire(Aspect.VIEWPORT);
    }

    /** Zooms about the view's centre. */
    public void zoomBy(double factor) {
        viewport(viewport.zoomed(factor, viewport.width() / 2, viewport.height() / 2));
    }

    /** 100 %. */
    public void zoomReset() {
        viewport(viewport.at(1));
    }

    /** Shows everything on the page; 100 % about the origin when it is empty. */
    public void zoomFit() {
        Box extent = scene.extent();
        viewport(extent == null ? viewport.centred(0, 0).at(1) : viewport.fitting(extent));
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
            for (Element element : scene.elements()) {
                if (element.group() != null && groups.contains(element.group())) chosen.add(element.id());
            }
        }
        if (chosen.equals(selection)) return;
        selection = chosen;
        fire(Aspect.SELECTION);
    }

    /** The frame around what can be changed of the selection, kept until that is another. */
    @Nullable
    SelectionFrame selectionFrame() {
        if (!frameKnown) {
            frame = SelectionFrame.around(selection, scene);
            frameKnown = true;
        }
        return frame;
    }

    /** The extent of what is selected on the board plane, or null. */
    public @Nullable Box selectionBox() {
        Box all = null;
        for (String id : selection) {
            Box box = scene.box(id);
            if (box != null) all = all == null ? box : all.union(box);
        }
        return all;
    }

    public Commands commands() {
        return commands;
    }

    /** Grouping, locking, aligning. */
    public Arranging arranging() {
        return arranging;
    }

    /** What comes from a clipboard or a file. */
    public Pasting pasting() {
        return pasting;
    }

    /** Text being written. */
    public Writing writing() {
        return writing;
    }

    // --- what others see of this person

    public Self self() {
        return self;
    }

    // --- changing the board

    /** Whether the person may write now; if not, the listeners are told why. */
    public boolean checkWrite() {
        Code code = workspace.mayWrite();
        if (code == null) return true;
        for (EditorListener listener : listeners) listener.refused(code);
        return false;
    }

    /** Does part of a gesture. @param urgent sends at once */
    public void submit(Gesture gesture, List<Op> ops, boolean urgent) {
        if (ops.isEmpty()) return;
        gesture.record(view(), ops, () -> workspace.submit(ops, urgent));
    }

    /** The gesture is over: from now on undo takes it back. */
    public void finish(Gesture gesture) {
        undo.push(gesture);
        fire(Aspect.UNDO);
    }

    /** A whole gesture at once; nothing when the person may not write. */
    public void perform(List<Op> ops) {
        if (ops.isEmpty() || !checkWrite()) return;
        Gesture gesture = new Gesture();
        submit(gesture, ops, true);
        finish(gesture);
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
        Consumer<List<Op>> submit = ops -> workspace.submit(ops, true);
        UndoReport report = back ? undo.undo(view(), submit) : undo.redo(view(), submit);
        // On another page it would happen unseen.
        if (report.page() != null && view().page(report.page()) != null) page(report.page());
        fire(Aspect.UNDO);
        return report;
    }

    void fire(Aspect aspect) {
        if (aspect == Aspect.SELECTION || aspect == Aspect.PAGE) frameKnown = false;
        switch (aspect) {
            case TOOL, SELECTION, PAGE, VIEWPORT -> self.present();
            case STYLE, UNDO, DRAFT, PRESENCE -> {}
        }
        for (EditorListener listener : listeners) listener.changed(aspect);
    }
}
