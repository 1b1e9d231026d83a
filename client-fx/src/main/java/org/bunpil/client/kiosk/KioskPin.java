package org.bunpil.client.kiosk;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The PIN of whoever looks after a kiosk, as the config file keeps it: salted and hashed, so that reading the file does not show it. Four
 * digits can be tried out by a computer that has the file; what keeps pupils out is the kiosk, which slows wrong PINs down.
 *
 * @param iterations how often it is hashed
 */
public record KioskPin(int iterations, String salt, String hash) {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final String NAME = "pbkdf2-sha256";
    private static final int USUAL_ITERATIONS = 120_000;
    /** More would be a way to keep the kiosk busy. */
    private static final int MOST_ITERATIONS = 2_000_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,12}");
    private static final Pattern TEXT = Pattern.compile(NAME + ":([1-9][0-9]{3,6}):([0-9a-f]{32}):([0-9a-f]{64})");

    /** Whether digits are long enough for a PIN, and not too long. */
    public static boolean isPin(String digits) {
        return DIGITS.matcher(digits).matches();
    }

    /** Hashes a PIN with a new salt. */
    public static KioskPin of(String digits, SecureRandom random) {
        return of(digits, random, USUAL_ITERATIONS);
    }

    static KioskPin of(String digits, SecureRandom random, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        String spelt = HexFormat.of().formatHex(salt);
        return new KioskPin(iterations, spelt, hash(digits, spelt, iterations));
    }

    /** Reads what {@link #text} gave; null if it is none. */
    public static @Nullable KioskPin read(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches() || Integer.parseInt(parts.group(1)) > MOST_ITERATIONS) return null;
        return new KioskPin(Integer.parseInt(parts.group(1)), parts.group(2), parts.group(3));
    }

    /** For the config file. */
    public String text() {
        return NAME + ":" + iterations + ":" + salt + ":" + hash;
    }

    /** Takes about a tenth of a second; not on the FX thread. */
    boolean matches(String digits) {
        HexFormat hex = HexFormat.of();
        return isPin(digits) && MessageDigest.isEqual(hex.parseHex(hash), hex.parseHex(hash(digits, salt, iterations)));
    }

    private static String hash(String digits, String salt, int iterations) {
        try {
            PBEKeySpec key = new PBEKeySpec(digits.toCharArray(), HexFormat.of().parseHex(salt), iterations, HASH_BITS);
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance(ALGORITHM)
                            .generateSecret(key)
                            .getEncoded());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }
}
