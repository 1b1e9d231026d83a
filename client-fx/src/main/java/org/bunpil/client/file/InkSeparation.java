package org.bunpil.client.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Text;

/** Takes the points out of a board's strokes, and puts them back. Where they are elsewhere, a stroke has one point at its origin, "AAAA". */
final class InkSeparation {
    private static final StrokePoints ELSEWHERE =
            StrokePoints.of(SampleChunk.of(List.of(new Sample(0, 0, 0, 0)), false, false));

    private InkSeparation() {}

    /** What is done with each stroke. */
    @FunctionalInterface
    private interface StrokeChange {
        StrokePoints points(Stroke stroke) throws IOException;
    }

    /** The snapshot without points. */
    static Snapshot withoutInk(Snapshot snapshot) throws IOException {
        return changed(snapshot, stroke -> ELSEWHERE);
    }

    /** Writes the points of all strokes, of those in the trash too, in the snapshot's order. */
    static void writeInk(Snapshot snapshot, OutputStream out) throws IOException {
        changed(snapshot, stroke -> {
            InkEntry.write(out, stroke.points());
            return stroke.points();
        });
    }

    /** The snapshot with the points that were written. @throws IOException if there are not as many as it needs */
    static Snapshot withInk(Snapshot snapshot, InkEntry.Reader ink) throws IOException {
        Snapshot whole = changed(snapshot, stroke -> stroke.points().equals(ELSEWHERE) ? ink.next() : stroke.points());
        if (!ink.isAtEnd()) throw new StreamCorruptedException("more strokes than the board has");
        return whole;
    }

    private static Snapshot changed(Snapshot of, StrokeChange change) throws IOException {
        List<Element> elements = new ArrayList<>(of.elements().size());
        for (Element element : of.elements()) elements.add(changed(element, change));
        List<Snapshot.Trashed> trash = new ArrayList<>(of.trash().size());
        for (Snapshot.Trashed trashed : of.trash()) trash.add(trashed.withElement(changed(trashed.element(), change)));
        return new Snapshot(
                of.seq(),
                of.title(),
                of.inc(),
                of.owner(),
                of.fold(),
                of.deletions(),
                of.clearFrom(),
                of.clearTo(),
                of.pages(),
                of.people(),
                of.access(),
                elements,
                trash);
    }

    private static Element changed(Element element, StrokeChange change) throws IOException {
        return switch (element) {
            case Stroke s ->
                new Stroke(s.common(), change.points(s), s.open(), s.sealed(), s.nextChunk(), s.sx(), s.sy(), s.rot());
            case Shape _, Text _, Note _, Image _, Connector _ -> element;
        };
    }
}
