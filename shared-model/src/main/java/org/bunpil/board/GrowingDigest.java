package org.bunpil.board;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;

/**
 * The digest of a growing stroke's line up to its newest chunk, so that hashing costs only the new chunks; see
 * {@link CanonicalText}.
 */
final class GrowingDigest {
    private final MessageDigest begun;
    private final CommonProperties common;
    private StrokePoints digested;

    private GrowingDigest(Stroke stroke, MessageDigest empty) throws CloneNotSupportedException {
        begun = (MessageDigest) empty.clone();
        common = stroke.common();
        digested = stroke.points();
        begun.update(bytes(CanonicalText.beforeChunks(stroke)));
        update(0, stroke.points().chunks());
    }

    /**
     * The digest of the stroke as it is now.
     *
     * @param empty digest of the right algorithm that has read nothing yet
     */
    static GrowingDigest of(Stroke stroke, MessageDigest empty) throws CloneNotSupportedException {
        return new GrowingDigest(stroke, empty);
    }

    /** Whether the stroke is the one that was digested, possibly with further chunks. */
    boolean goesOn(Stroke stroke) {
        return stroke.common().equals(common) && stroke.points().startWith(digested);
    }

    /** Adds the stroke's new chunks and returns the digest of its whole line. */
    byte[] digest(Stroke stroke) throws CloneNotSupportedException {
        update(digested.chunks().size(), stroke.points().chunks());
        digested = stroke.points();
        MessageDigest whole = (MessageDigest) begun.clone();
        return whole.digest(bytes(CanonicalText.afterChunks(stroke)));
    }

    private void update(int first, List<SampleChunk> chunks) {
        for (int i = first; i < chunks.size(); i++) begun.update(bytes(CanonicalText.chunk(i, chunks.get(i))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
