package org.bunpil.wire.json;

import org.bunpil.model.Limits;
import org.bunpil.model.Page;

/** The forms of ids (docs/protocol.md, "Names and units"). */
public final class Ids {
    private static final int MAX_COUNTER_UNITS = Limits.ID_UNITS - Limits.CLIENT_UNITS - 1;

    private Ids() {}

    /** {@code <client>-<base36 counter>}: elements, groups, slices, and all pages but the first. */
    public static boolean isElement(String s) {
        int counter = s.length() - Limits.CLIENT_UNITS - 1;
        if (counter < 1 || counter > MAX_COUNTER_UNITS || s.charAt(Limits.CLIENT_UNITS) != '-') return false;
        for (int i = 0; i < Limits.CLIENT_UNITS; i++) {
            if (!isBase62(s.charAt(i))) return false;
        }
        for (int i = Limits.CLIENT_UNITS + 1; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z')) return false;
        }
        return true;
    }

    static boolean isPage(String s) {
        return s.equals(Page.FIRST) || isElement(s);
    }

    static boolean isClient(String s) {
        return isBase62(s, Limits.CLIENT_UNITS, Limits.CLIENT_UNITS);
    }

    static boolean isBase62(String s, int minUnits, int maxUnits) {
        if (s.length() < minUnits || s.length() > maxUnits) return false;
        for (int i = 0; i < s.length(); i++) {
            if (!isBase62(s.charAt(i))) return false;
        }
        return true;
    }

    static boolean isHex(String s, int units) {
        if (s.length() != units) return false;
        for (int i = 0; i < units; i++) {
            char c = s.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) return false;
        }
        return true;
    }

    private static boolean isBase62(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
