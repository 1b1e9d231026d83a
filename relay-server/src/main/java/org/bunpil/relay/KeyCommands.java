package org.bunpil.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bunpil.model.Limits;
import org.bunpil.relay.folder.DataFolder;
import org.bunpil.relay.session.HostKeyLines;
import org.jspecify.annotations.Nullable;

/** The command {@code relay keys}: makes, lists and revokes host keys in a file. Relays that run notice. */
final class KeyCommands {
    static final String HELP = """
            usage: bunpil relay keys list                          who has a key, and until when
                   bunpil relay keys add USER [--until 2027-07-31] makes a key and prints it, once: the file has its hash.
                                                                   A key that the user had before no longer holds
                   bunpil relay keys revoke USER                   nobody is this user any more, on no board
                   bunpil relay keys hash                          replaces keys that stand in the file by their hashes

            each with --data DIR (the relay's data folder, default ./bunpil-data) or --file FILE (as --host-keys)

            Relays that are running notice within seconds; who is connected with a key that no longer holds has to leave.
            """;

    private final Path file;
    private final @Nullable LocalDate until;

    private KeyCommands(Path file, @Nullable LocalDate until) {
        this.file = file;
        this.until = until;
    }

    /** Whether the arguments are this command. */
    static boolean accepts(List<String> arguments) {
        return !arguments.isEmpty() && arguments.getFirst().equals("keys");
    }

    /** @return the text to print */
    static String run(List<String> arguments) throws StartupException {
        if (arguments.contains("--help") || arguments.contains("-h") || arguments.size() == 1) return HELP;
        List<String> words = new ArrayList<>();
        Path file = Path.of("bunpil-data").resolve(HostKeysFile.NAME);
        LocalDate until = null;
        for (int i = 1; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (!word.startsWith("-")) {
                words.add(word);
                continue;
            }
            if (i + 1 == arguments.size()) throw new StartupException("The option " + word + " needs a value.");
            String value = arguments.get(++i);
            switch (word) {
                case "--data" -> file = Path.of(value).resolve(HostKeysFile.NAME);
                case "--file" -> file = Path.of(value);
                case "--until" -> until = date(value);
                default -> throw new StartupException("There is no option " + word + "; try relay keys --help.");
            }
        }
        try {
            return new KeyCommands(file, until).run(words.getFirst(), words.size() > 1 ? words.get(1) : "");
        } catch (IOException refused) {
            throw new StartupException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static LocalDate date(String text) throws StartupException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            throw new StartupException("The date " + text + " is not like 2027-07-31.", noDate);
        }
    }

    private String run(String command, String user) throws StartupException, IOException {
        return switch (command) {
            case "list" -> {
                StringBuilder list = new StringBuilder();
                for (Map.Entry<String, String> each :
                        HostKeyLines.read(file).users().entrySet())
                    list.append((each.getKey() + " " + each.getValue()).strip()).append('\n');
                yield list.toString();
            }
            case "add" -> {
                if (user.isEmpty()
                        || user.length() > Limits.USER_UNITS
                        || user.startsWith("#")
                        || user.matches(".*\\s.*"))
                    throw new StartupException("A user is 1 to " + Limits.USER_UNITS + " characters without spaces.");
                if (!Files.exists(file)) DataFolder.create(file);
                String key = HostKeysFile.newKey();
                write(HostKeyLines.readAny(file).with(user, key, until));
                yield key + "\n";
            }
            case "revoke" -> {
                HostKeyLines lines = HostKeyLines.read(file);
                if (!lines.users().containsKey(user))
                    throw new StartupException("There is no user " + user + " in " + file + ".");
                write(lines.revoked(user));
                yield "The key of " + user + " is revoked.\n";
            }
            case "hash" -> {
                write(HostKeyLines.read(file).hashed());
                yield "The file " + file + " has hashes only.\n";
            }
            default -> throw new StartupException("There is no command " + command + "; try relay keys --help.");
        };
    }

    /** All of it or nothing, and with the owner and rights that the file had: the relay must still be able to read it. */
    private void write(List<String> lines) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        DataFolder.create(part);
        Files.write(part, lines);
        PosixFileAttributeView from = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        PosixFileAttributeView to = Files.getFileAttributeView(part, PosixFileAttributeView.class);
        if (from != null && to != null) {
            PosixFileAttributes rights = from.readAttributes();
            if (!to.readAttributes().owner().equals(rights.owner())) to.setOwner(rights.owner());
            if (!to.readAttributes().group().equals(rights.group())) to.setGroup(rights.group());
            to.setPermissions(rights.permissions());
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
