package org.bunpil.ordeal.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bunpil.board.BoardView;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.StylePatch;
import org.bunpil.sync.SyncEngine;
import org.jspecify.annotations.Nullable;

/** Makes random edits: draws, counts in a text, moves and deletes elements of others. On the engine's thread. */
final class RandomEdits {
    private static final int SAMPLES = 6;
    private static final int CHUNKS_AT_MOST = 12;
    private static final int NEAR = 16_000;
    /** All clients change the same few lowest elements. */
    private static final int CONTENDED = 20;

    private final int client;
    private final int run;
    private final SyncEngine engine;
    private final Random random;
    private int elements;
    private int numbers;
    private @Nullable String counter;
    private @Nullable String stroke;
    private int chunks;
    private @Nullable String deleted;

    RandomEdits(int client, int run, SyncEngine engine, Random random) {
        this.client = client;
        this.run = run;
        this.engine = engine;
        this.random = random;
    }

    /** Makes one edit, or part of one. */
    void act() {
        if (engine.view().pages().isEmpty()) return;
        if (stroke != null) {
            if (chunks >= CHUNKS_AT_MOST || random.nextInt(100) < 15) endStroke();
            else submit(new Op.Append(stroke, chunks++, ink()), false);
            return;
        }
        int roll = random.nextInt(100);
        if (roll < 30) begin();
        else if (roll < 42) submit(new Op.Add(new Shape(common(), ShapeForm.RECT, new Size(800, 400), 0)), true);
        else if (roll < 66) count();
        else if (roll < 96) editOthers(roll - 66);
        else several();
    }

    /** Ends the current stroke. */
    void endStroke() {
        if (stroke == null) return;
        String ended = stroke;
        stroke = null;
        submit(new Op.End(ended, chunks, chunks * SAMPLES, null), true);
    }

    /** Ids of an earlier run were replaced: continues its elements under their new ids. */
    void renamed() {
        if (stroke != null) stroke = engine.currentId(stroke);
        if (counter != null) counter = engine.currentId(counter);
        if (deleted != null) deleted = engine.currentId(deleted);
    }

    private void begin() {
        stroke = engine.newId();
        chunks = 1;
        submit(new Op.Begin(stroke, Page.FIRST, point(NEAR), style(), ink()), true);
    }

    private void count() {
        if (counter == null) {
            CommonProperties common = common();
            counter = common.id();
            submit(new Op.Add(new Text(common, "", new Size(800, 400), 0)), true);
        }
        String number = UniqueMarks.number(client, run, ++numbers);
        submit(new Op.Set(List.of(counter), ElementPatch.text(number)), random.nextBoolean());
    }

    private void several() {
        List<Op> ops = new ArrayList<>();
        for (int i = 0; i < 3; i++) ops.add(new Op.Add(new Shape(common(), ShapeForm.ELLIPSE, new Size(300, 300), 0)));
        engine.submit(ops, true);
    }

    private void editOthers(int roll) {
        BoardView view = engine.view();
        List<String> ids = new ArrayList<>();
        for (Element element : view.elements(Page.FIRST)) {
            ids.add(element.id());
            if (ids.size() == CONTENDED) break;
        }
        if (ids.isEmpty()) return;
        String id = ids.get(random.nextInt(ids.size()));
        if (roll < 14) {
            submit(new Op.Move(List.of(id), point(400)), true);
        } else if (roll < 19) {
            StylePatch width =
                    StylePatch.builder().width(8 + random.nextInt(64)).build();
            submit(new Op.Set(List.of(id), ElementPatch.style(width)), true);
        } else if (roll < 23) {
            submit(new Op.Order(List.of(id), new Op.Placement.Top()), true);
        } else if (roll < 28) {
            deleted = id;
            submit(new Op.Delete(List.of(id)), true);
        } else if (deleted != null) {
            submit(new Op.Restore(List.of(deleted)), true);
        }
    }

    private void submit(Op op, boolean urgent) {
        engine.submit(List.of(op), urgent);
    }

    private CommonProperties common() {
        return new CommonProperties(engine.newId(), Page.FIRST, 0, point(NEAR), 0, style(), null, false);
    }

    private Style style() {
        return Style.DEFAULT.withColor(UniqueMarks.color(client, run, elements++));
    }

    private Point point(int range) {
        return new Point(random.nextInt(2 * range) - range, random.nextInt(2 * range) - range);
    }

    private SampleChunk ink() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            samples.add(new Sample(random.nextInt(400), random.nextInt(400), 90 + random.nextInt(60), 8));
        }
        return SampleChunk.of(samples);
    }
}
