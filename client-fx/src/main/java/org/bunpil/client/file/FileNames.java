package org.bunpil.client.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of files made from titles and from people's names, which may hold anything. */
public final class FileNames {
    private static final int MOST_CHARACTERS = 80;
    /** Systems allow 255 bytes, with the ending, and some less when a folder is encrypted. */
    private static final int MOST_BYTES = 130;

    private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}\\u2028\\u2029]");
    /** What turns the direction of writing, or cannot be seen: with it a name could look like another. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]");

    /** Windows means devices by these, with any ending. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?", Pattern.CASE_INSENSITIVE);

    private FileNames() {}

    /** A name, without ending, that every system allows. @param otherwise if nothing is left of the title */
    public static String safe(String title, String otherwise) {
        String name = Normalizer.normalize(title, Normalizer.Form.NFC);
        name = UNSEEN.matcher(FORBIDDEN.matcher(name).replaceAll(" ")).replaceAll("");
        name = trimmed(name);
        int characters = Math.min(MOST_CHARACTERS, name.codePointCount(0, name.length()));
        while (true) {
            String cut = name.substring(0, name.offsetByCodePoints(0, characters));
            if (cut.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES || characters == 0) {
                name = trimmed(cut);
                break;
            }
            characters--;
        }
        if (name.isEmpty()) return otherwise;
        return DEVICE.matcher(name).matches() ? name + "_" : name;
    }

    private static String trimmed(String name) {
        return name.strip().replaceAll("^[. ]+|[. ]+$", "");
    }

    /**
     * A file in a folder that no other has yet: with a number where the name is taken, also by one that differs in capitals only. Where the
     * system cannot write the name, as without a locale, the plain one is used.
     *
     * @param taken lower-case names so far; gets this one
     * @param plain ASCII
     */
    public static Path distinct(Path folder, String name, String plain, String ending, Set<String> taken) {
        String usable = name;
        try {
            Path _ = folder.resolve(name);
        } catch (InvalidPathException noSuchCharacters) {
            usable = plain;
        }
        String free = usable;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT) + ending); i++) free = usable + " (" + i + ")";
        return folder.resolve(free + ending);
    }
}
