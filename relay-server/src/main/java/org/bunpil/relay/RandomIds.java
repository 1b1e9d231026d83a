package org.bunpil.relay;

import java.security.SecureRandom;
import java.util.function.Supplier;

/** Creates short random ids for incarnations of logs and for relays. Two are very unlikely to be equal. */
final class RandomIds implements Supplier<String> {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int UNITS = 4;

    private final SecureRandom random;

    RandomIds(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String get() {
        StringBuilder text = new StringBuilder(UNITS);
        for (int i = 0; i < UNITS; i++) text.append(BASE62.charAt(random.nextInt(BASE62.length())));
        return text.toString();
    }
}
