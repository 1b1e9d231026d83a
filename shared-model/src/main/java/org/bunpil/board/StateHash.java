package org.bunpil.board;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Stroke;

/**
 * The state hash, updated incrementally: the sum modulo 2^64 of the first 8 bytes (big-endian) of the SHA-256 of each item's line
 * in UTF-8 ({@link CanonicalText}). A sum needs no order, and one changed item costs one digest, even if it changed many times
 * between two calls. Before the first call, and when too much has changed since the last one, nothing is remembered; otherwise a
 * view whose hash nobody asks for would collect the id of everything ever drawn.
 */
final class StateHash {
    /**
     * At most this many changes are remembered until the next call, or as many as the board has items: computing all of it costs no
     * more than that.
     */
    static final int MOST_CHANGED = 16_384;

    /** At most this many growing strokes cost only their new samples; any others are digested as a whole. */
    static final int MOST_GROWING = 64;

    private final MessageDigest digest = sha256();
    private final Map<String, Long> elements = new HashMap<>();
    private final Map<Integer, Long> people = new HashMap<>();
    /** Digests of open strokes, least recently used first. */
    private final LinkedHashMap<String, GrowingDigest> growing = new LinkedHashMap<>();

    private final Set<String> changedElements = new HashSet<>();
    private final Set<Integer> changedPeople = new HashSet<>();
    /** Whether the values of all elements and people are known, except the changed ones. */
    private boolean known;

    private boolean pagesChanged = true;
    private boolean accessChanged = true;
    private boolean headChanged = true;
    private long items;
    private long pages;
    private long access;
    private long head;

    void elementChanged(String id) {
        if (known && changedElements.add(id) && changedElements.size() > Math.max(MOST_CHANGED, elements.size())) {
            forget();
        }
    }

    void personChanged(int c) {
        if (known) changedPeople.add(c);
    }

    /** The number of changes that the next call must process. */
    int changed() {
        return changedElements.size() + changedPeople.size();
    }

    private void forget() {
        known = false;
        items = 0;
        elements.clear();
        people.clear();
        growing.clear();
        changedElements.clear();
        changedPeople.clear();
    }

    private void learn(BoardState state) {
        known = true;
        changedElements.addAll(state.live().keySet());
        for (Snapshot.Trashed trashed : state.trash()) {
            changedElements.add(trashed.element().id());
        }
        changedPeople.addAll(state.people().keySet());
    }

    void pagesChanged() {
        pagesChanged = true;
    }

    void accessChanged() {
        accessChanged = true;
    }

    void headChanged() {
        headChanged = true;
    }

    String of(BoardState state) {
        if (!known) learn(state);
        for (String id : changedElements) replace(elements, id, element(state, id));
        changedElements.clear();
        for (int c : changedPeople) {
            Person person = state.people().get(c);
            replace(people, c, person == null ? 0 : value(CanonicalText.person(person)));
        }
        changedPeople.clear();
        if (pagesChanged) pages = pages(state.pages());
        if (accessChanged) access = value(CanonicalText.access(state.access()));
        if (headChanged) head = value(CanonicalText.board(state.header()));
        pagesChanged = false;
        accessChanged = false;
        headChanged = false;
        return HexFormat.of().toHexDigits(items + pages + access + head);
    }

    private long element(BoardState state, String id) {
        Element live = state.live(id);
        if (live instanceof Stroke stroke && stroke.open()) return growing(stroke);
        growing.remove(id);
        if (live != null) return value(CanonicalText.live(live));
        Snapshot.Trashed gone = state.trashEntry(id);
        return gone == null ? 0 : value(CanonicalText.trashed(gone));
    }

    private long growing(Stroke stroke) {
        try {
            GrowingDigest known = growing.get(stroke.id());
            if (known == null || !known.goesOn(stroke)) known = GrowingDigest.of(stroke, digest);
            growing.putLast(stroke.id(), known);
            if (growing.size() > MOST_GROWING) growing.pollFirstEntry();
            return value(known.digest(stroke));
        } catch (CloneNotSupportedException otherProvider) {
            return value(CanonicalText.live(stroke));
        }
    }

    private long pages(List<Page> list) {
        long sum = 0;
        for (int i = 0; i < list.size(); i++) sum += value(CanonicalText.page(i, list.get(i)));
        return sum;
    }

    /** A missing item has the value 0. */
    private <K> void replace(Map<K, Long> values, K key, long value) {
        Long before = value == 0 ? values.remove(key) : values.put(key, value);
        items += value - (before == null ? 0 : before);
    }

    private long value(String line) {
        return value(digest.digest(line.getBytes(StandardCharsets.UTF_8)));
    }

    private static long value(byte[] sha256) {
        return ByteBuffer.wrap(sha256).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java platform has SHA-256", every);
        }
    }
}
