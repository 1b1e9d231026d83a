package org.bunpil.relay.room;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Codes that let a class in: eight characters that cannot be mistaken for each other, shown as {@code XXXX-XXXX}. */
public final class JoinCodes {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int UNITS = 8;

    private JoinCodes() {}

    /** @param dice must be secure: who guesses a code is in */
    public static String random(RandomGenerator dice) {
        StringBuilder code = new StringBuilder(UNITS);
        for (int i = 0; i < UNITS; i++) code.append(ALPHABET.charAt(dice.nextInt(ALPHABET.length())));
        return code.toString();
    }

    /** As typed to as stored: case, dashes and blanks do not matter. */
    public static String normalized(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** As stored to as shown. */
    public static String shown(String code) {
        return code.length() == UNITS ? code.substring(0, UNITS / 2) + "-" + code.substring(UNITS / 2) : code;
    }
}
