package org.bunpil.undo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bunpil.board.BoardView;
import org.bunpil.geometry.Point;
import org.bunpil.model.Background;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.OpSplitter;
import org.bunpil.undo.UndoStep.ElementDelta;
import org.bunpil.undo.UndoStep.ElementState;
import org.bunpil.undo.UndoStep.PageDelta;
import org.bunpil.undo.UndoStep.PageState;
import org.jspecify.annotations.Nullable;

/**
 * The ops that undo a step, computed on the current board. A property is reversed only if it still has the value that the step gave it. A
 * relative move is always reversed, unless the element was resized or rotated since.
 *
 * @param leftAlone number of elements and pages of which something stays, because another participant has changed it since
 */
record Reversal(List<Op> ops, int leftAlone) {
    private static final Comparator<Element> DRAWING_ORDER =
            Comparator.comparingLong(Element::z).thenComparing(Element::id);

    static Reversal of(UndoStep undoStep, BoardView now) {
        return new Builder(undoStep, now).build();
    }

    private static final class Builder {
        private final UndoStep undoStep;
        private final BoardView now;
        private final List<String> delete = new ArrayList<>();
        private final List<String> restore = new ArrayList<>();
        private final Map<Point, List<String>> moves = new HashMap<>();
        private final List<Op.TargetedPatch> sets = new ArrayList<>();
        private final List<String> locks = new ArrayList<>();
        private final List<Element> orders = new ArrayList<>();
        private final List<Op> pageOps = new ArrayList<>();
        /** After all that is restored: the last page that is shown cannot be deleted. */
        private final List<Op> pageDeletes = new ArrayList<>();

        /** Moved pages, each with the page that it is to follow. */
        private final Map<String, @Nullable String> pageMoves = new LinkedHashMap<>();

        /** Properties of elements that are then deleted: in the trash they cannot be set. */
        private final List<Op.TargetedPatch> setsBeforeDelete = new ArrayList<>();

        private int leftAlone;

        Builder(UndoStep undoStep, BoardView now) {
            this.undoStep = undoStep;
            this.now = now;
        }

        Reversal build() {
            undoStep.elements().forEach(this::element);
            undoStep.pages().forEach(this::page);
            moveWithTheirPredecessors();
            while (!pageMoves.isEmpty()) movePage(pageMoves.keySet().iterator().next());
            List<Op> ops = new ArrayList<>(pageOps);
            ops.addAll(pageDeletes);
            ops.addAll(OpSplitter.set(setsBeforeDelete));
            ops.addAll(OpSplitter.delete(delete));
            ops.addAll(OpSplitter.restore(restore));
            moves.forEach((d, ids) -> ops.addAll(OpSplitter.move(ids, d)));
            ops.addAll(OpSplitter.set(sets));
            order(ops);
            ops.addAll(OpSplitter.set(locks, ElementPatch.builder().lock(true).build()));
            return new Reversal(ops, leftAlone);
        }

        private void element(String id, ElementDelta delta) {
            ElementState before = delta.before();
            ElementState after = delta.after();
            Element was = before != null && before.live() ? before.element() : null;
            Element became = after != null && after.live() ? after.element() : null;
            Element current = now.element(id);
            if (was == null && became != null) {
                // If another participant has changed its text since, deleting it would delete that work too.
                if (current != null && Objects.equals(became.text(), current.text())) {
                    delete.add(id);
                    if (before != null) propertiesInTrash(id, before.element(), became, current);
                    else if (became.lock() && current.lock()) setsBeforeDelete.add(unlock(id));
                } else {
                    leftAlone++;
                }
            } else if (was != null && became == null) {
                Element trashed = current == null ? now.trashed(id) : null;
                if (trashed != null) {
                    restore.add(id);
                    if (after != null) properties(id, was, after.element(), trashed);
                } else {
                    leftAlone++;
                }
            } else if (was != null && became != null) {
                if (current == null) leftAlone++;
                else properties(id, was, became, current);
            }
        }

        /** The step locked it, and what is locked cannot be deleted. */
        private static Op.TargetedPatch unlock(String id) {
            return new Op.TargetedPatch(id, ElementPatch.builder().lock(false).build());
        }

        /** It goes back into the trash, as it was there. */
        private void propertiesInTrash(String id, Element before, Element after, Element current) {
            PropertyReversal change = PropertyReversal.between(before, after, current, false);
            if (!change.patch().equals(ElementPatch.NONE))
                setsBeforeDelete.add(new Op.TargetedPatch(id, change.patch()));
        }

        private void properties(String id, Element before, Element after, Element current) {
            PropertyReversal change = PropertyReversal.between(before, after, current, undoStep.moved(id));
            ElementPatch patch = change.patch();
            // A patch that locks sets nothing else.
            if (Boolean.TRUE.equals(patch.lock())) {
                locks.add(id);
                patch = patch.withoutLock();
            }
            if (!patch.equals(ElementPatch.NONE)) sets.add(new Op.TargetedPatch(id, patch));
            Point move = change.move();
            if (move != null)
                moves.computeIfAbsent(move, _ -> new ArrayList<>()).add(id);
            boolean left = change.leftAlone();
            if (before.z() != after.z()) {
                if (current.z() == after.z()) orders.add(before);
                else left = true;
            }
            if (left) leftAlone++;
        }

        /** Lowest first, each above the element that it was above before. */
        private void order(List<Op> ops) {
            orders.sort(DRAWING_ORDER);
            Set<String> moving = new HashSet<>();
            for (Element element : orders) moving.add(element.id());
            Map<String, List<Element>> placed = new HashMap<>();
            for (Element element : orders) {
                List<Element> page = placed.computeIfAbsent(element.page(), p -> {
                    List<Element> still = new ArrayList<>();
                    now.elements(p).forEach(e -> {
                        if (!moving.contains(e.id())) still.add(e);
                    });
                    return still;
                });
                Element below = page.stream()
                        .filter(e -> DRAWING_ORDER.compare(e, element) < 0)
                        .max(Comparator.comparing(e -> e, DRAWING_ORDER))
                        .orElse(null);
                Op.Placement placement = below == null ? new Op.Placement.Bottom() : new Op.Placement.Above(below.id());
                ops.add(new Op.Order(List.of(element.id()), placement));
                page.add(element);
            }
        }

        private void page(String id, PageDelta delta) {
            PageState before = delta.before();
            PageState after = delta.after();
            PageState current = UndoStep.pageState(now, id);
            if (after == null || current == null) return;
            boolean wasShown = before != null && !before.page().deleted();
            boolean isShown = !after.page().deleted();
            if (wasShown != isShown) {
                if (current.page().deleted() != after.page().deleted()) leftAlone++;
                else if (isShown) pageDeletes.add(new Op.PageDelete(id));
                else pageOps.add(new Op.PageRestore(id));
            }
            if (before == null) return;
            pageProperties(id, before.page(), after.page(), current.page());
            if (!Objects.equals(before.after(), after.after())) {
                if (Objects.equals(current.after(), now(after.after()))) pageMoves.put(id, before.after());
                else leftAlone++;
            }
        }

        /** Pages that moved together still follow each other; where the first goes back, the others go too. */
        private void moveWithTheirPredecessors() {
            boolean more = true;
            while (more) {
                more = false;
                for (Map.Entry<String, PageDelta> each : undoStep.pages().entrySet()) {
                    PageState before = each.getValue().before();
                    PageState after = each.getValue().after();
                    PageState current = UndoStep.pageState(now, each.getKey());
                    if (before == null || after == null || current == null || pageMoves.containsKey(each.getKey()))
                        continue;
                    String follows = before.after();
                    if (follows == null || !follows.equals(after.after()) || !pageMoves.containsKey(follows)) continue;
                    if (!Objects.equals(current.after(), now(follows))) continue;
                    pageMoves.put(each.getKey(), follows);
                    more = true;
                }
            }
        }

        /** A page comes after the one that it follows, if that one moves too. */
        private void movePage(String id) {
            String after = pageMoves.remove(id);
            if (after != null && pageMoves.containsKey(after)) movePage(after);
            pageOps.add(new Op.PageMove(id, after));
        }

        /** The current id of a page. */
        private @Nullable String now(@Nullable String pageId) {
            Page page = pageId == null ? null : now.page(pageId);
            return page == null ? pageId : page.id();
        }

        private void pageProperties(String id, Page before, Page after, Page current) {
            boolean titleChanged = !before.title().equals(after.title());
            boolean backgroundChanged = before.background() != after.background();
            String title = titleChanged && current.title().equals(after.title()) ? before.title() : null;
            Background background =
                    backgroundChanged && current.background() == after.background() ? before.background() : null;
            if (title != null || background != null) pageOps.add(new Op.PageSet(id, title, background));
            if ((titleChanged && title == null) || (backgroundChanged && background == null)) leftAlone++;
        }
    }

    static @Nullable Point difference(Point from, Point to) {
        Point d = new Point(to.x() - from.x(), to.y() - from.y());
        return d.equals(Point.ZERO) ? null : d;
    }
}
