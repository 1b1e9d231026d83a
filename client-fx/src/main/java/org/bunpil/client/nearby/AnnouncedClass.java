package org.bunpil.client.nearby;

import java.net.Inet4Address;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.jmdns.ServiceInfo;

/**
 * The class that this computer announces. The join code is not in it: who is in the network but not in the room must not get in.
 *
 * @param title what it is about, perhaps empty
 * @param teacher the name of who runs it
 * @param certificate SHA-256 of the relay's certificate, 64 hex digits
 */
public record AnnouncedClass(String title, String teacher, int port, String certificate) {
    /** Registered by nobody else; {@code _tcp} because a relay is reached by TCP. */
    static final String TYPE = "_bunpil._tcp.local.";

    private static final String TITLE = "t";
    private static final String TEACHER = "n";
    private static final String CERTIFICATE = "fp";
    /** A text of a record has 255 bytes at most, key included. */
    private static final int TEXT_BYTES = 240;

    private static final int TITLE_CHARACTERS = 60;
    private static final int TEACHER_CHARACTERS = 40;
    private static final int NAME_DIGITS = 16;
    private static final int MOST_PORT = 65_535;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** For the library. The name is not shown to anybody; it is the same in every lesson of this computer. */
    ServiceInfo service() {
        return ServiceInfo.create(TYPE, "bunpil-" + certificate.substring(0, NAME_DIGITS), port, 0, 0, true, texts());
    }

    private Map<String, String> texts() {
        return Map.of(
                TITLE,
                shortened(PlainName.of(title, TITLE_CHARACTERS)),
                TEACHER,
                shortened(PlainName.of(teacher, TEACHER_CHARACTERS)),
                CERTIFICATE,
                certificate);
    }

    private static String shortened(String text) {
        String fits = text;
        while (fits.getBytes(StandardCharsets.UTF_8).length > TEXT_BYTES)
            fits = fits.substring(0, fits.offsetByCodePoints(fits.length(), -1));
        return fits;
    }

    /**
     * What somebody in a network announces; empty if it is no class that can be joined from here.
     *
     * @param network where it was heard; addresses elsewhere are not believed
     */
    static Optional<NearbyClass> read(ServiceInfo heard, LocalNetwork network) {
        try {
            String certificate = text(heard, CERTIFICATE, SHA256_UNITS);
            String teacher = PlainName.of(text(heard, TEACHER, TEXT_BYTES), TEACHER_CHARACTERS);
            if (!SHA256.matcher(certificate).matches() || teacher.isEmpty()) return Optional.empty();
            if (heard.getPort() < 1 || heard.getPort() > MOST_PORT) return Optional.empty();
            for (Inet4Address address : heard.getInet4Addresses()) {
                if (network.contains(address))
                    return Optional.of(new NearbyClass(
                            PlainName.of(text(heard, TITLE, TEXT_BYTES), TITLE_CHARACTERS),
                            teacher,
                            address.getHostAddress(),
                            heard.getPort(),
                            certificate));
            }
            return Optional.empty();
        } catch (RuntimeException malformed) {
            // The library reads texts only when they are asked for.
            return Optional.empty();
        }
    }

    private static final int SHA256_UNITS = 64;

    private static String text(ServiceInfo heard, String key, int most) {
        // As bytes: of a key without a value the library makes the word "true".
        byte[] text = heard.getPropertyBytes(key);
        return text == null || text.length > most ? "" : new String(text, StandardCharsets.UTF_8);
    }
}
