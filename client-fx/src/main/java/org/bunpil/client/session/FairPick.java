package org.bunpil.client.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Picks people by chance, nobody for a second time before everybody who is here was picked. */
public final class FairPick {
    private final RandomGenerator random;
    private final Set<Integer> picked = new HashSet<>();
    private int last;

    /** @param random not to be foreseen by pupils */
    public FairPick(RandomGenerator random) {
        this.random = random;
    }

    /** The next one; empty if nobody is here. @param here participant numbers */
    public OptionalInt next(Collection<Integer> here) {
        List<Integer> left = new ArrayList<>(here);
        left.removeAll(picked);
        if (left.isEmpty()) {
            // A new round; not at once with the one who ended the last.
            picked.clear();
            left.addAll(here);
            if (left.size() > 1) left.removeIf(each -> each == last);
        }
        if (left.isEmpty()) return OptionalInt.empty();
        last = left.get(random.nextInt(left.size()));
        picked.add(last);
        return OptionalInt.of(last);
    }

    /** How many of those who are here were picked in this round. */
    public long picked(Collection<Integer> here) {
        return here.stream().filter(picked::contains).count();
    }
}
