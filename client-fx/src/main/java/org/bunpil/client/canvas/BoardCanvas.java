package org.bunpil.client.canvas;

import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.EditorListener;
import org.bunpil.client.editor.PageChange;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.input.FxPointerSource;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.client.input.PointerSource;
import org.bunpil.client.input.SystemPointerSource;
import org.bunpil.client.input.SystemPointers;
import org.bunpil.client.render.ImageSource;
import org.bunpil.client.render.Paper;
import org.bunpil.client.thumbnail.PageThumbnails;
import org.bunpil.client.tool.LaserPointing;
import org.bunpil.client.tool.PointerRouter;
import org.bunpil.client.tool.ToolState;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/**
 * The board on the screen. It fills the whole node; bars lie above it. All calls on the FX thread.
 *
 * <p>The {@link Editor} reports changes to it; it gives the editor only pointer input.
 *
 * <p>Layers, lowest first: tiles (finished elements), drag previews, open strokes, this person's selection and previews, other people,
 * text being edited.
 */
public final class BoardCanvas extends Region {
    /** What moves or fades by itself is updated this often. */
    private static final long REST_MILLIS = 16;
    /** How far beside an element a double click still hits it, view pixels. */
    private static final double CLICK_REACH = 5;

    private final Editor editor;
    private final PointerRouter router;
    private final PulseScheduler pulseScheduler = new PulseScheduler(this, this::pulse);
    private final RenderExecutor renderer = new RenderExecutor(pulseScheduler::wakeFromAnyThread);
    private final TileLayer tiles = new TileLayer(renderer);
    private final DragPreviewLayer dragPreviews = new DragPreviewLayer(renderer);
    private final OpenStrokeLayer openStrokes = new OpenStrokeLayer();
    private final EditingOverlay editingOverlay = new EditingOverlay();
    private final RemotePresenceLayer people = new RemotePresenceLayer();
    private final LaserTrail laser = new LaserTrail(FxConversions.color(Palette.RED.rgb()));
    private final InlineTextLayer text;
    private final BoardBitmaps bitmaps;
    private final PageThumbnails thumbnails;
    private final FxPointerSource toolkitPointers = new FxPointerSource(this);
    private final Affine toView = new Affine();
    private Consumer<PointerEvent> inputObserver = event -> {};
    private java.util.function.Supplier<@Nullable Point> laserOf = this::ownLaser;
    private boolean dark;
    private boolean overlayStale = true;
    private boolean cursorStale = true;
    private Paper paper = Paper.of(org.bunpil.model.Background.PLAIN, false);

    public BoardCanvas(Editor editor) {
        this.editor = editor;
        this.router = new PointerRouter(editor);
        this.text = new InlineTextLayer(editor, getChildren());
        this.bitmaps = new BoardBitmaps(editor, renderer, this::currentPaper);
        this.thumbnails = new PageThumbnails(editor, renderer);
        setFocusTraversable(true);
        openStrokes.node.getTransforms().add(toView);
        getChildren()
                .addAll(tiles.node, dragPreviews.node, openStrokes.node, editingOverlay.node, laser.node, people.node);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        addSource(toolkitPointers);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        ScrollZoomHandler.listen(this, editor);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> holdHandTool(event, true));
        addEventHandler(KeyEvent.KEY_RELEASED, event -> holdHandTool(event, false));
        // The release of a key is not reported here while another node has the focus.
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) router.hold(null);
        });
        editor.listen(new Board());
        paint(paper);
    }

    /** Listens to one more source of pointer input, and never stops; the toolkit's source is added already. */
    public void addSource(PointerSource source) {
        source.listen(this::input);
    }

    /** Listens to the fingers and pens of the system as well, and never stops. */
    public void addSystemPointers(SystemPointers.Opener opener) {
        SystemPointerSource source = new SystemPointerSource(this, opener);
        toolkitPointers.others(source::takesPress);
        addSource(source);
    }

    /** Adds a listener, such as a recorder, that gets every pointer event before it takes effect. */
    public void observeInput(Consumer<PointerEvent> listener) {
        inputObserver = inputObserver.andThen(listener);
    }

    /** Processes a pointer event as if it came from the screen; for replay and native sources. */
    public void input(PointerEvent event) {
        pulseScheduler.wake();
        inputObserver.accept(event);
        if (event.phase() == PointerEvent.Phase.PRESS) {
            // A press outside the text being edited only ends the editing.
            boolean wasEditing = text.isEditing();
            requestFocus();
            if (wasEditing) {
                text.commit();
                if (!text.isEditing()) return;
            }
        }
        router.on(event);
        if (event.phase() == PointerEvent.Phase.PRESS || event.phase() == PointerEvent.Phase.RELEASE)
            cursorStale = true;
        if (event.phase() != PointerEvent.Phase.HOVER) overlayStale = true;
        renderer.writing(router.isAnyDown());
    }

    /** With the selection tool, a double click on text or a note edits it; double taps arrive here as clicks too. */
    private void clicked(MouseEvent event) {
        boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
        if (!twice || !event.isStillSincePress() || text.isEditing() || editor.tool() != ToolKind.SELECT) return;
        Viewport viewport = editor.viewport();
        Point at = viewport.toBoard(event.getX(), event.getY());
        Element hit = editor.elementIndex().topmostAt(at.x(), at.y(), CLICK_REACH / viewport.scale());
        if (hit != null) editor.textEditing().edit(hit);
    }

    /**
     * Cancels every gesture in progress: on Escape, or if a long press turns out to mean something else.
     *
     * @return whether there was any
     */
    public boolean cancel() {
        boolean any = router.isAnyDown();
        router.cancelAll();
        overlayStale = true;
        pulseScheduler.wake();
        return any;
    }

    /** Listens to the editor. */
    private final class Board implements EditorListener {
        @Override
        public void changed(EditorChange editorChange) {
            editorChanged(editorChange);
        }

        @Override
        public void changed(PageChange change) {
            long revision = 0;
            if (change.onTop().isEmpty()) {
                for (Bounds bounds : change.dirty()) revision = tiles.invalidate(bounds);
            } else {
                // The usual case is a line just drawn: it is painted on top of the tiles as they are.
                for (Element element : change.onTop()) revision = tiles.add(element, ElementBounds.painted(element));
            }
            openStrokes.changed(change.ids(), editor.elementIndex(), revision);
            dragPreviews.elementsChanged();
            overlayStale = true;
            // Own samples were shown when they came: a pulse for their op would make the next sample wait
            // (docs/decisions/0095).
            if (!router.isInking(change.ids())) pulseScheduler.wake();
        }

        @Override
        public void replaced() {
            openStrokes.clear();
            dragPreviews.clear(tiles);
            tiles.invalidateAll();
            invalidateOverlay();
            pulseScheduler.wake();
        }

        @Override
        public void presence(SortedMap<Integer, @Nullable Presence> others) {
            people.presence(others, editor.view().people());
            pulseScheduler.wake();
        }
    }

    /** Shows the others' pointers, or hides them while nobody can know where they are. */
    public void showOthers(boolean on) {
        people.show(on);
    }

    /** Shows the laser of another canvas, which this person points with. */
    public void mirrorLaser(BoardCanvas other) {
        laserOf = other::ownLaser;
        other.observeInput(event -> pulseScheduler.wake());
    }

    /** Sets what is told after somebody has pasted into a text that is open. */
    public void onPasteIntoText(Runnable listener) {
        text.onPaste(listener);
    }

    /** Sets what is told after the caret of a text that is open has moved. */
    public void onCaretMoved(Runnable listener) {
        text.onCaretMoved(listener);
    }

    /** Where the line of the caret is, in this node; null if no text is open. */
    public javafx.geometry.@Nullable Bounds caretBounds() {
        return text.caretBounds();
    }

    /** Sets the source of images; call it before the board is shown. */
    public void imageSource(ImageSource imageSource) {
        renderer.imageSource(imageSource);
    }

    /** An image that was missing can be painted now. */
    public void imageLoaded(String asset) {
        for (Element element : editor.elementIndex().elements()) {
            if (asset.equals(element.asset())) tiles.invalidate(ElementBounds.painted(element));
        }
        thumbnails.imageLoaded(asset);
        pulseScheduler.wake();
    }

    /** Dark appearance: pages without a colour of their own are dark, and black strokes are shown light. */
    public void dark(boolean on) {
        dark = on;
        thumbnails.dark(on);
        pulseScheduler.wake();
    }

    /** Small bitmaps of all pages. */
    public PageThumbnails thumbnails() {
        return thumbnails;
    }

    /** The colour in which ink of a colour is shown on the current page, 0xRRGGBB. */
    public int shownInk(int rgb) {
        return currentPaper().ink(rgb);
    }

    /** Whether everything visible is up to date and sharp. */
    public boolean isSettled() {
        return pulseScheduler.isDone() && tiles.isClean() && openStrokes.isEmpty() && dragPreviews.isEmpty();
    }

    /** Whether nothing is being painted, even if something is being drawn or dragged. */
    boolean isPainted() {
        return pulseScheduler.isDone() && tiles.isClean() && renderer.isDone();
    }

    /** The visible part of the board without selection and pointers, painted at once as the tiles show it at rest. */
    public WritableImage renderBitmap() {
        return bitmaps.visiblePart();
    }

    /** What the tiles on the screen show at the moment, without selection and pointers. */
    public WritableImage shownBitmap() {
        SnapshotParameters view = new SnapshotParameters();
        view.setViewport(new Rectangle2D(0, 0, getWidth(), getHeight()));
        view.setFill(FxConversions.color(paper.rgb()));
        return tiles.node.snapshot(view, null);
    }

    /** The selection alone on the page's paper, at 100 % or smaller if it is too large; null if nothing is selected. */
    public @Nullable WritableImage selectionBitmap() {
        return bitmaps.selection();
    }

    private void holdHandTool(KeyEvent event, boolean down) {
        if (event.getCode() != KeyCode.SPACE || event.getTarget() != this) return;
        router.hold(down ? ToolKind.HAND : null);
        cursorStale = true;
        pulseScheduler.wake();
        event.consume();
    }

    private void editorChanged(EditorChange editorChange) {
        if (editorChange == EditorChange.VIEWPORT) pulseScheduler.wakeAtOnce();
        else pulseScheduler.wake();
        switch (editorChange) {
            case TOOL -> {
                cursorStale = true;
                overlayStale = true;
            }
            case STYLE -> cursorStale = true;
            case VIEWPORT -> {
                cursorStale = true;
                invalidateOverlay();
            }
            case SELECTION -> invalidateOverlay();
            case PAGE -> {
                invalidateOverlay();
                openStrokes.clear();
                dragPreviews.clear(tiles);
                text.pageChanged();
            }
            case DRAFT -> {
                repaintEdited();
                text.show(renderer.painter(paper), paper, deviceScale());
                repaintEdited();
            }
            case GESTURE -> overlayStale = true;
            case UNDO, SPARED, PRESENCE -> {}
        }
    }

    private void invalidateOverlay() {
        editingOverlay.invalidate();
        overlayStale = true;
    }

    /** While a text is edited, only its editor shows it. */
    private void repaintEdited() {
        Element element = text.element();
        if (element != null) tiles.invalidate(ElementBounds.painted(element));
    }

    /**
     * Commits the text being edited, because its window is about to close.
     *
     * @return the text, if the board does not accept it, otherwise ""
     */
    public String finishWriting() {
        return text.finish();
    }

    @Override
    protected void layoutChildren() {
        Viewport viewport = editor.viewport();
        if (viewport.width() != getWidth() || viewport.height() != getHeight()) {
            editor.viewport(viewport.resized(getWidth(), getHeight()));
        }
        text.follow(editor.viewport(), deviceScale());
    }

    private Paper currentPaper() {
        Page page = editor.pages().current();
        return Paper.of(page == null ? org.bunpil.model.Background.PLAIN : page.background(), dark);
    }

    private void paint(Paper newPaper) {
        paper = newPaper;
        setBackground(new Background(new BackgroundFill(FxConversions.color(newPaper.rgb()), null, null)));
        cursorStale = true;
        overlayStale = true;
        openStrokes.clear();
    }

    private double deviceScale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }

    private void pulse() {
        long millis = FxPointerSource.now();
        renderer.deliver();
        renderer.writing(router.isAnyDown());
        Paper now = currentPaper();
        if (!now.equals(paper)) paint(now);
        Viewport v = editor.viewport();
        FxConversions.place(toView, v.scale(), v.toViewX(0), v.toViewY(0));
        dragPreviews.update(router.states(), people.presences(), editor, paper, v, deviceScale(), tiles);
        Set<String> hidden = text.hidden(dragPreviews.hidden());
        tiles.pulse(editor.elementIndex(), paper, v, deviceScale(), hidden, millis);
        dragPreviews.pulse(v, tiles);
        openStrokes.pulse(editor.elementIndex(), router.states(), paper, v.scale(), tiles);
        boolean moving = people.pulse(editor, millis);
        moving |= laser.pulse(laserOf.get(), v, millis);
        text.follow(v, deviceScale());
        if (overlayStale) {
            overlayStale = false;
            editingOverlay.show(editor, router.states(), paper);
        }
        if (cursorStale) {
            cursorStale = false;
            ToolKind tool = router.tool();
            setCursor(ToolCursor.of(tool, editor.style(tool), paper, v.scale(), router.isAnyDown()));
        }
        if (moving || tiles.isScaled() || openStrokes.isLeaving() || !dragPreviews.isEmpty()) {
            pulseScheduler.wakeIn(REST_MILLIS);
        }
    }

    private @Nullable Point ownLaser() {
        for (ToolState state : router.states()) if (state instanceof LaserPointing p) return p.at();
        return null;
    }
}
