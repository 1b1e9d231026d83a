package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Element;
import org.bunpil.model.Note;
import org.bunpil.model.Text;
import org.bunpil.op.Chunks;
import org.bunpil.op.Op;
import org.bunpil.op.Setting;
import org.bunpil.op.StyleValues;
import org.bunpil.op.Values;
import org.jspecify.annotations.Nullable;

/** What can be done to the selection as a whole; each call is one gesture. Locked elements stay as they are. */
public final class Commands {
    /** How far an arrow key moves, board pixels. */
    public static final int NUDGE = 1;
    /** How far it moves with Shift. */
    public static final int BIG_NUDGE = 10;

    /** A duplicate lies this far right and below, board pixels. */
    private static final int DUPLICATE_OFFSET = 16;

    private final Editor editor;

    Commands(Editor editor) {
        this.editor = editor;
    }

    /** Everything on the page; takes the selection tool in hand. */
    public void selectAll() {
        editor.use(ToolKind.SELECT);
        List<String> ids = new ArrayList<>();
        for (Element element : editor.scene().elements()) if (!element.lock()) ids.add(element.id());
        editor.select(ids);
    }

    public void delete() {
        editor.perform(Chunks.delete(unlocked()));
    }

    /** Moves by board pixels. */
    public void nudge(int dx, int dy) {
        move(unlocked(), new Point(dx * Viewport.UNITS, dy * Viewport.UNITS));
    }

    /** Moves elements by an offset on the board plane. */
    public void move(List<String> ids, Point d) {
        editor.perform(Chunks.move(ids, d));
    }

    public void toFront() {
        order(new Op.To.Top());
    }

    public void toBack() {
        order(new Op.To.Bottom());
    }

    private void order(Op.To to) {
        List<Element> elements = new ArrayList<>(elements());
        elements.sort(Scene.DRAWING_ORDER);
        editor.perform(Chunks.order(elements.stream().map(Element::id).toList(), to));
    }

    /** 0xRRGGBB. */
    public void color(int rgb) {
        restyle(new StyleValues(null, rgb, null, null, null, null, null));
    }

    /** 1/8 board pixel. */
    public void width(int eighths) {
        restyle(new StyleValues(null, null, eighths, null, null, null, null));
    }

    /** 0xRRGGBB, or null for none. */
    public void fill(@Nullable Integer rgb) {
        restyle(new StyleValues(null, null, null, new Setting<>(rgb), null, null, null));
    }

    public void dash(int dash) {
        restyle(new StyleValues(null, null, null, null, null, dash, null));
    }

    /** 0–255. */
    public void alpha(int alpha) {
        restyle(new StyleValues(null, null, null, null, alpha, null, null));
    }

    /** Text size step. @param needed the box that a text then needs */
    public void font(int step, Function<Text, Size> needed) {
        StyleValues font = new StyleValues(null, null, null, null, null, null, step);
        List<Op.Each> each = new ArrayList<>();
        for (Element element : elements()) {
            Size size = element instanceof Text text ? needed.apply(text) : null;
            if (element instanceof Text || element instanceof Note) {
                each.add(new Op.Each(
                        element.id(), new Values(null, size, null, null, null, null, null, null, null, font, null)));
            }
        }
        editor.perform(Chunks.set(each));
    }

    public void restyle(StyleValues values) {
        editor.perform(Chunks.set(unlocked(), Values.style(values)));
    }

    /** Copies the selection beside itself and selects the copies. */
    public void duplicate() {
        List<Element> originals = new ArrayList<>(elements());
        if (originals.isEmpty() || !editor.checkWrite()) return;
        originals.sort(Scene.DRAWING_ORDER);
        int by = DUPLICATE_OFFSET * Viewport.UNITS;
        List<String> ids = new ArrayList<>();
        editor.perform(Copies.of(originals, editor.page(), new Point(by, by), editor::newId, ids));
        editor.select(ids);
    }

    /** Hosts: deletes everything on the page. */
    public void clearPage() {
        editor.perform(List.of(new Op.Clear(editor.page())));
    }

    /** The selected elements that can be changed. */
    List<String> unlocked() {
        return elements().stream().map(Element::id).toList();
    }

    private List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        for (String id : Set.copyOf(editor.selection())) {
            Element element = editor.view().element(id);
            if (element != null && !element.lock()) elements.add(element);
        }
        return elements;
    }
}
