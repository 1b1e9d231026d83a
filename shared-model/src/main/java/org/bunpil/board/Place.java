package org.bunpil.board;

import org.bunpil.model.Element;

/** Where an element stands in the drawing order of its page: by z, ties by id (in the order of UTF-16 units, as ids are ASCII). */
record Place(long z, String id) implements Comparable<Place> {
    static Place of(Element element) {
        return new Place(element.z(), element.id());
    }

    @Override
    public int compareTo(Place other) {
        int byZ = Long.compare(z, other.z);
        return byZ != 0 ? byZ : id.compareTo(other.id);
    }
}
