package org.bunpil.client.session;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed or pasted to join: a link, a code, an address, or code and address in one line, in whichever field.
 *
 * @param code as shown, {@code XXXX-XXXX}; empty if there is none
 * @param address the text that is the address or link; empty if there is none
 * @param relays the relays that it can mean, the likeliest first
 */
public record JoinInput(String code, String address, List<URI> relays) {
    /** Letters and digits that people do not confuse with each other. */
    private static final String LETTER = "[23456789ABCDEFGHJKMNPQRSTUVWXYZ]";
    /** People read codes to each other, so case, dashes and spaces do not matter. */
    private static final Pattern CODE =
            Pattern.compile("(?<![A-Z0-9.:/-])(" + LETTER + "{4})[\\s\\p{Pd}]*(" + LETTER + "{4})(?![A-Z0-9.:/-])");

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}]");
    private static final Pattern ONLY_CODE = Pattern.compile(LETTER + "{8}");
    /** Has a dot, a port or a scheme. */
    private static final Pattern PLACE = Pattern.compile("\\.|:[0-9/]");

    private static final Pattern GAP = Pattern.compile("[\\s,;|·]+");

    /** Reads the field for the code and the one for the address. */
    public static JoinInput read(String codeField, String addressField) {
        return readPlain(TypedText.plain(codeField), TypedText.plain(addressField));
    }

    private static JoinInput readPlain(String codeField, String addressField) {
        for (String field : List.of(addressField, codeField)) {
            JoinLink link = JoinLink.find(field);
            if (link != null) return new JoinInput(link.code(), field.strip(), List.of(link.relay()));
        }
        Parts first = parts(codeField);
        Parts second = parts(addressField);
        String code = first.code().isEmpty() ? second.code() : first.code();
        // With a code in the first field, what looks like one in the second is the name of a computer.
        boolean onlyCode = second.rest().isEmpty()
                && (first.code().isEmpty() || first.code().equals(second.code()));
        String whole = onlyCode ? "" : addressField.strip();
        for (String each : List.of(whole, address(second.rest()), address(first.rest()))) {
            List<URI> relays = RelayAddress.candidates(each);
            if (!relays.isEmpty()) return new JoinInput(code, each, relays);
        }
        return new JoinInput(code, "", List.of());
    }

    /** Whether nothing is missing for joining. */
    public boolean isComplete() {
        return !code.isEmpty() && !relays.isEmpty();
    }

    private record Parts(String code, String rest) {}

    private static Parts parts(String field) {
        String upper = field.toUpperCase(Locale.ROOT);
        String plain = BETWEEN.matcher(upper).replaceAll("");
        if (ONLY_CODE.matcher(plain).matches()) return new Parts(plain.substring(0, 4) + "-" + plain.substring(4), "");
        Matcher found = CODE.matcher(upper);
        return found.find()
                ? new Parts(
                        found.group(1) + "-" + found.group(2),
                        field.substring(0, found.start()) + " " + field.substring(found.end()))
                : new Parts("", field);
    }

    /** The first part of a text that looks like an address; a single word is none, since people write words beside it. */
    private static String address(String text) {
        for (String part : GAP.split(text)) {
            if (PLACE.matcher(part).find() && RelayAddress.parse(part) != null) return part;
        }
        return "";
    }
}
