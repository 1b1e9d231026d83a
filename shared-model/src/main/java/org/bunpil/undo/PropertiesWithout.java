package org.bunpil.undo;

import java.util.List;
import java.util.function.Function;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.StylePatch;
import org.bunpil.undo.UndoStep.ElementState;
import org.jspecify.annotations.Nullable;

/** The properties of an element as they would be without one participant's writes, each by itself. */
final class PropertiesWithout {
    private final List<HistoryEntry<ElementState>> entries;
    private final int c;

    private PropertiesWithout(List<HistoryEntry<ElementState>> entries, int c) {
        this.entries = entries;
        this.c = c;
    }

    static ElementPatch of(List<HistoryEntry<ElementState>> entries, int c) {
        return new PropertiesWithout(entries, c).patch();
    }

    private ElementPatch patch() {
        return new ElementPatch(
                Writes.positionWithout(c, writes(ElementPatch::at)),
                of(ElementPatch::size),
                of(ElementPatch::sx),
                of(ElementPatch::sy),
                of(ElementPatch::rot),
                of(ElementPatch::text),
                of(ElementPatch::page),
                of(ElementPatch::group),
                of(ElementPatch::form),
                of(ElementPatch::from),
                of(ElementPatch::to),
                of(ElementPatch::route),
                of(ElementPatch::bend),
                of(ElementPatch::tail),
                of(ElementPatch::head),
                new StylePatch(
                        ofStyle(StylePatch::tool),
                        ofStyle(StylePatch::color),
                        ofStyle(StylePatch::width),
                        ofStyle(StylePatch::fill),
                        ofStyle(StylePatch::alpha),
                        ofStyle(StylePatch::dash),
                        ofStyle(StylePatch::font)),
                of(ElementPatch::lock));
    }

    private <V> @Nullable V of(Function<ElementPatch, @Nullable V> property) {
        return writes(property).without(c);
    }

    private <V> @Nullable V ofStyle(Function<StylePatch, @Nullable V> property) {
        return of(patch -> patch.style() == null ? null : property.apply(patch.style()));
    }

    private <V> Writes<V> writes(Function<ElementPatch, @Nullable V> property) {
        return Writes.of(entries, state -> state == null ? null : property.apply(ElementPatch.of(state.element())));
    }
}
