package org.bunpil.relay;

import java.security.SecureRandom;
import java.util.function.Supplier;

/** Names for logs, and for relays: short and random, so that two are never the same by chance. */
final class RandomIds implements Supplier<String> {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int UNITS = 4;

    private final SecureRandom random;

    RandomIds(SecureRandom dice) {
        this.random = dice;
    }

    @Override
    public String get() {
        StringBuilder text = new StringBuilder(UNITS);
        for (int i = 0; i < UNITS; i++) text.append(BASE62.charAt(random.nextInt(BASE62.length())));
        return text.toString();
    }
}
