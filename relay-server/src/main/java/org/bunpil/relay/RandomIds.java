package org.bunpil.relay;

import java.security.SecureRandom;
import java.util.function.Supplier;

/** Creates short random ids for incarnations of logs, for relays and for boards. Two are very unlikely to be equal. */
final class RandomIds implements Supplier<String> {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int UNITS = 4;

    private final SecureRandom random;
    private final int units;

    RandomIds(SecureRandom random) {
        this(random, UNITS);
    }

    /** @param units length of each */
    RandomIds(SecureRandom random, int units) {
        this.random = random;
        this.units = units;
    }

    @Override
    public String get() {
        StringBuilder text = new StringBuilder(units);
        for (int i = 0; i < units; i++) text.append(BASE62.charAt(random.nextInt(BASE62.length())));
        return text.toString();
    }
}
