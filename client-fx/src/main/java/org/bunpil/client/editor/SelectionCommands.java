package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.geometry.Rotation;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.OpSplitter;
import org.bunpil.op.StylePatch;
import org.jspecify.annotations.Nullable;

/** Commands on the whole selection; each call is one undo step. Elements that are locked or not this person's to change stay as they are. */
public final class SelectionCommands {
    /** How far an arrow key moves, board pixels. */
    public static final int NUDGE = 1;
    /** How far it moves with Shift. */
    public static final int BIG_NUDGE = 10;

    /** A duplicate lies this far right and below, board pixels. */
    private static final int DUPLICATE_OFFSET = 16;

    private final Editor editor;

    SelectionCommands(Editor editor) {
        this.editor = editor;
    }

    /** Selects everything on the page that can be changed and makes the selection tool current. */
    public void selectAll() {
        editor.use(ToolKind.SELECT);
        List<String> ids = new ArrayList<>();
        for (Element element : editor.elementIndex().elements()) if (editor.mayChange(element)) ids.add(element.id());
        editor.select(ids);
    }

    public void delete() {
        editor.perform(OpSplitter.delete(unlocked()));
    }

    /** Moves by board pixels. */
    public void nudge(int dx, int dy) {
        move(unlocked(), new Point(dx * Viewport.UNITS, dy * Viewport.UNITS));
    }

    /** Moves elements by an offset on the board plane. */
    public void move(List<String> ids, Point d) {
        editor.perform(OpSplitter.move(ids, d));
    }

    public void toFront() {
        order(new Op.Placement.Top());
    }

    public void toBack() {
        order(new Op.Placement.Bottom());
    }

    private void order(Op.Placement placement) {
        List<Element> elements = new ArrayList<>(elements());
        elements.sort(ElementIndex.DRAWING_ORDER);
        editor.perform(OpSplitter.order(elements.stream().map(Element::id).toList(), placement));
    }

    /** 0xRRGGBB. */
    public void color(int rgb) {
        restyle(StylePatch.builder().color(rgb).build());
    }

    /** 1/8 board pixel. */
    public void width(int eighths) {
        restyle(StylePatch.builder().width(eighths).build());
    }

    /** 0xRRGGBB, or null for none. */
    public void fill(@Nullable Integer rgb) {
        restyle(StylePatch.builder().fill(rgb).build());
    }

    public void dash(int dash) {
        restyle(StylePatch.builder().dash(dash).build());
    }

    /** 0–255. */
    public void alpha(int alpha) {
        restyle(StylePatch.builder().alpha(alpha).build());
    }

    /**
     * Sets the text size step.
     *
     * @param needed the bounds that a text then needs
     */
    public void font(int step, Function<Text, Size> needed) {
        StylePatch font = StylePatch.builder().font(step).build();
        List<Op.TargetedPatch> each = new ArrayList<>();
        for (Element element : elements()) {
            ElementPatch patch = switch (element) {
                case Text text -> {
                    Size size = needed.apply(text);
                    ElementPatch.Builder values =
                            ElementPatch.builder().size(size).style(font);
                    Point at = Rotation.keepingCorner(text.at(), text.size(), size, text.rot());
                    if (!at.equals(text.at())) values.at(at);
                    yield values.build();
                }
                case Note _, Connector _ -> ElementPatch.style(font);
                case Stroke _, Shape _, Image _ -> ElementPatch.NONE;
            };
            if (!patch.equals(ElementPatch.NONE)) each.add(new Op.TargetedPatch(element.id(), patch));
        }
        editor.perform(OpSplitter.set(each));
    }

    public void restyle(StylePatch values) {
        set(ElementPatch.style(values));
    }

    /** Sets values of all; elements of kinds that lack a property stay as they are. */
    void set(ElementPatch values) {
        editor.perform(OpSplitter.set(unlocked(), values));
    }

    /** Puts copies beside the selection and selects the copies. */
    public void duplicate() {
        List<Element> originals = new ArrayList<>();
        for (Element element : elements()) originals.add(ConnectorEnds.placed(element, editor.view()));
        if (originals.isEmpty() || !editor.checkWrite()) return;
        originals.sort(ElementIndex.DRAWING_ORDER);
        int by = DUPLICATE_OFFSET * Viewport.UNITS;
        List<String> ids = new ArrayList<>();
        editor.perform(CopyOps.of(originals, editor.page(), new Point(by, by), editor::newId, ids));
        editor.select(ids);
    }

    /** Hosts only: deletes everything on the page. */
    public void clearPage() {
        editor.perform(List.of(new Op.Clear(editor.page())));
    }

    /** Whether everything selected is somebody else's, who alone may change it. */
    public boolean isOthers() {
        if (editor.selection().isEmpty()) return false;
        for (String id : editor.selection()) {
            Element element = editor.view().element(id);
            if (element == null || !editor.isOthers(element)) return false;
        }
        return true;
    }

    /** The selected elements that can be changed. */
    List<String> unlocked() {
        return elements().stream().map(Element::id).toList();
    }

    private List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        for (String id : Set.copyOf(editor.selection())) {
            Element element = editor.view().element(id);
            if (element != null && editor.mayChange(element)) elements.add(element);
        }
        return elements;
    }
}
