package org.bunpil.sync;

import java.util.random.RandomGenerator;
import org.bunpil.model.Limits;

/** A client id and the secret that proves it. */
public record Identity(String client, String secret) {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** @param random a {@code SecureRandom}, except in simulations */
    public static Identity random(RandomGenerator random) {
        return new Identity(word(random, Limits.CLIENT_UNITS), word(random, Limits.SECRET_UNITS));
    }

    private static String word(RandomGenerator random, int units) {
        StringBuilder word = new StringBuilder(units);
        for (int i = 0; i < units; i++) word.append(BASE62.charAt(random.nextInt(BASE62.length())));
        return word.toString();
    }

    /** Secrets are not logged. */
    @Override
    public String toString() {
        return "Identity[" + client + "]";
    }
}
