package org.bunpil.board;

import org.bunpil.model.Element;

/** An element's position in the drawing order of its page: by z, ties by id (in the order of UTF-16 units, as ids are ASCII). */
record ZPosition(long z, String id) implements Comparable<ZPosition> {
    static ZPosition of(Element element) {
        return new ZPosition(element.z(), element.id());
    }

    @Override
    public int compareTo(ZPosition other) {
        int byZ = Long.compare(z, other.z);
        return byZ != 0 ? byZ : id.compareTo(other.id);
    }
}
