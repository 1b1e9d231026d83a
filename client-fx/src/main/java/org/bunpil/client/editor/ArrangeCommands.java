package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.OpSplitter;
import org.jspecify.annotations.Nullable;

/** Grouping, locking, aligning and distributing the selection; each call is one undo step. A group is aligned as a whole. */
public final class ArrangeCommands {
    /** The edge or centre line on which blocks are aligned. */
    public enum Alignment {
        LEFT,
        CENTRE,
        RIGHT,
        TOP,
        MIDDLE,
        BOTTOM
    }

    private final Editor editor;

    ArrangeCommands(Editor editor) {
        this.editor = editor;
    }

    /** Groups the selected elements. */
    public void group() {
        List<String> ids = editor.selectionCommands().unlocked();
        if (ids.size() > 1) regroup(ids, editor.newId());
    }

    /** Whether anything selected is in a group. */
    public boolean hasGroup() {
        for (String id : editor.selection()) {
            Element element = editor.view().element(id);
            if (element != null && element.group() != null) return true;
        }
        return false;
    }

    /** Ungroups the selected groups. */
    public void ungroup() {
        regroup(editor.selectionCommands().unlocked(), null);
    }

    private void regroup(List<String> ids, @Nullable String group) {
        editor.perform(OpSplitter.set(ids, ElementPatch.builder().group(group).build()));
    }

    /** Hosts only: nobody can change a locked element. Locks the unlocked elements; if all are locked, unlocks all. */
    public void toggleLock() {
        List<String> ids = List.copyOf(editor.selection());
        editor.perform(
                OpSplitter.set(ids, ElementPatch.builder().lock(!isAllLocked()).build()));
    }

    /** Whether something is selected, and all of it is locked. */
    public boolean isAllLocked() {
        boolean all = !editor.selection().isEmpty();
        for (String id : editor.selection()) {
            Element element = editor.view().element(id);
            all &= element != null && element.lock();
        }
        return all;
    }

    public void align(Alignment alignment) {
        List<Block> blocks = blocks();
        if (blocks.size() < 2) return;
        Bounds all = blocks.getFirst().bounds;
        for (Block block : blocks) all = all.union(block.bounds);
        Bounds frame = all;
        move(blocks, block -> {
            Bounds b = block.bounds;
            return switch (alignment) {
                case LEFT -> new double[] {frame.minX() - b.minX(), 0};
                case CENTRE -> new double[] {frame.centreX() - b.centreX(), 0};
                case RIGHT -> new double[] {frame.maxX() - b.maxX(), 0};
                case TOP -> new double[] {0, frame.minY() - b.minY()};
                case MIDDLE -> new double[] {0, frame.centreY() - b.centreY()};
                case BOTTOM -> new double[] {0, frame.maxY() - b.maxY()};
            };
        });
    }

    /**
     * Makes the gaps between at least three blocks equal; the outermost stay.
     *
     * @param horizontal whether the blocks are side by side; if not, one below the other
     */
    public void distribute(boolean horizontal) {
        List<Block> blocks = blocks();
        if (blocks.size() < 3) return;
        blocks.sort(Comparator.comparingDouble(b -> horizontal ? b.bounds.centreX() : b.bounds.centreY()));
        double filled = 0;
        for (Block block : blocks) filled += horizontal ? block.bounds.width() : block.bounds.height();
        Bounds first = blocks.getFirst().bounds;
        Bounds last = blocks.getLast().bounds;
        double span = horizontal ? last.maxX() - first.minX() : last.maxY() - first.minY();
        double gap = (span - filled) / (blocks.size() - 1);
        Map<Block, double[]> shifts = new LinkedHashMap<>();
        double next = horizontal ? first.minX() : first.minY();
        for (Block block : blocks) {
            double shift = next - (horizontal ? block.bounds.minX() : block.bounds.minY());
            shifts.put(block, horizontal ? new double[] {shift, 0} : new double[] {0, shift});
            next += (horizontal ? block.bounds.width() : block.bounds.height()) + gap;
        }
        move(blocks, block -> shifts.getOrDefault(block, new double[2]));
    }

    private void move(List<Block> blocks, Function<Block, double[]> shift) {
        List<Op> ops = new ArrayList<>();
        for (Block block : blocks) {
            double[] d = shift.apply(block);
            Point offset = new Point((int) Math.round(d[0]), (int) Math.round(d[1]));
            if (!offset.equals(Point.ZERO)) ops.addAll(OpSplitter.move(block.ids, offset));
        }
        editor.perform(ops);
    }

    /** What is moved as a unit: an element or a group. */
    private record Block(List<String> ids, Bounds bounds) {}

    private List<Block> blocks() {
        Map<String, Block> blocks = new LinkedHashMap<>();
        for (String id : editor.selectionCommands().unlocked()) {
            Element element = editor.elementIndex().element(id);
            if (element == null) continue;
            Bounds bounds = ElementBounds.rotated(element);
            String group = element.group();
            String key = group == null ? "element " + id : "group " + group;
            blocks.merge(key, new Block(List.of(id), bounds), ArrangeCommands::joined);
        }
        return new ArrayList<>(blocks.values());
    }

    private static Block joined(Block a, Block b) {
        List<String> ids = new ArrayList<>(a.ids);
        ids.addAll(b.ids);
        return new Block(ids, a.bounds.union(b.bounds));
    }
}
