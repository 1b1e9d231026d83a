package org.bunpil.client.kiosk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Makes the line of a kiosk's config file that holds its PIN. */
public final class PinLine {
    private static final int WRONG = 2;

    private PinLine() {}

    /** Reads a PIN from a line and prints what belongs into the file. @return exit code of the program */
    public static int run(InputStream in) {
        System.err.println("PIN, 4 to 12 digits:");
        String line;
        try {
            line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException unreadable) {
            line = null;
        }
        String digits = line == null ? "" : line.strip();
        if (!KioskPin.isPin(digits)) {
            System.err.println("A PIN is 4 to 12 digits. Nothing was made.");
            return WRONG;
        }
        System.out.println("pin=" + KioskPin.of(digits, new SecureRandom()).text());
        return 0;
    }
}
