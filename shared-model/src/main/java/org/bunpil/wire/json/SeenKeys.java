package org.bunpil.wire.json;

import java.util.HashSet;
import java.util.Set;

/** The keys of one JSON object, for finding repeated ones. Used again for the next object at the same depth. */
final class SeenKeys {
    /** Objects of the protocol have few keys; up to this number a linear search is fastest. */
    private static final int FEW = 16;

    private final String[] few = new String[FEW];
    private final Set<String> many = new HashSet<>();
    private int size;

    void clear() {
        size = 0;
        if (!many.isEmpty()) many.clear();
    }

    /** False if the key was there already. */
    boolean add(String key) {
        for (int i = 0; i < size; i++) {
            if (few[i].equals(key)) return false;
        }
        if (size == FEW) return many.add(key);
        few[size++] = key;
        return true;
    }
}
