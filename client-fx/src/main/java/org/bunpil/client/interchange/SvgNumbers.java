package org.bunpil.client.interchange;

import java.util.Arrays;
import java.util.Locale;

/** Reads the numbers of SVG, which need nothing between them where it is clear without: {@code 1.5.5-3e2}. */
final class SvgNumbers {
    private final String text;
    private int at;

    SvgNumbers(String text) {
        this.text = text;
    }

    /** The next character that is neither space nor comma, without taking it; 0 at the end. */
    char peek() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',')) at++;
        return at < text.length() ? text.charAt(at) : 0;
    }

    char take() {
        char next = peek();
        at++;
        return next;
    }

    boolean isNumber() {
        char next = peek();
        return (next >= '0' && next <= '9') || next == '.' || next == '-' || next == '+';
    }

    /** NaN if there is none. */
    double next() {
        peek();
        int from = at;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) at++;
        boolean dot = false;
        boolean exponent = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '.' && !dot && !exponent) {
                dot = true;
            } else if ((c == 'e' || c == 'E') && !exponent && at > from && isExponent()) {
                exponent = true;
                if (text.charAt(at + 1) == '-' || text.charAt(at + 1) == '+') at++;
            } else if (c < '0' || c > '9') {
                break;
            }
            at++;
        }
        return parsed(text.substring(from, at), Double.NaN);
    }

    /** And not the unit {@code em}. */
    private boolean isExponent() {
        int digit = at + 1;
        if (digit < text.length() && (text.charAt(digit) == '-' || text.charAt(digit) == '+')) digit++;
        return digit < text.length() && Character.isDigit(text.charAt(digit));
    }

    /** A flag of an arc, which needs nothing after it. */
    double flag() {
        return take() == '1' ? 1 : 0;
    }

    static double parsed(String text, double otherwise) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : otherwise;
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    /** All numbers, up to the first that is none. */
    static double[] all(String text, int most) {
        SvgNumbers numbers = new SvgNumbers(text);
        double[] all = new double[16];
        int count = 0;
        while (count < most && numbers.isNumber()) {
            double next = numbers.next();
            if (Double.isNaN(next)) break;
            if (count == all.length) all = Arrays.copyOf(all, count * 2);
            all[count++] = next;
        }
        return Arrays.copyOf(all, count);
    }

    /** A length in pixels; {@code otherwise} if there is none, or it is a percentage. */
    static double length(String text, double otherwise) {
        SvgNumbers numbers = new SvgNumbers(text);
        if (!numbers.isNumber()) return otherwise;
        double value = numbers.next();
        if (Double.isNaN(value)) return otherwise;
        return switch (text.substring(Math.min(text.length(), numbers.at))
                .strip()
                .toLowerCase(Locale.ROOT)) {
            case "%" -> otherwise;
            case "pt" -> value * 4 / 3;
            case "pc" -> value * 16;
            case "in" -> value * 96;
            case "mm" -> value * 96 / 25.4;
            case "cm" -> value * 96 / 2.54;
            case "em", "rem" -> value * 16;
            default -> value;
        };
    }
}
