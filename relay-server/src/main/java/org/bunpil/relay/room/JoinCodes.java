package org.bunpil.relay.room;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Join codes: eight characters that cannot be mistaken for each other, shown as {@code XXXX-XXXX}. */
public final class JoinCodes {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int UNITS = 8;

    private JoinCodes() {}

    /** @param random must be secure: anyone who guesses a code can join */
    public static String random(RandomGenerator random) {
        StringBuilder code = new StringBuilder(UNITS);
        for (int i = 0; i < UNITS; i++) code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return code.toString();
    }

    /** Converts a typed code to the stored form. Case, dashes and blanks do not matter. */
    public static String normalized(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** Converts a stored code to the form that is shown. */
    public static String shown(String code) {
        return code.length() == UNITS ? code.substring(0, UNITS / 2) + "-" + code.substring(UNITS / 2) : code;
    }
}
