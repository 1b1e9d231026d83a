package org.bunpil.relay;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.relay.log.sqlite.SqliteBackup;
import org.bunpil.relay.room.replica.SnapshotCodec;
import org.jspecify.annotations.Nullable;

/** The commands {@code relay backup} and {@code relay restore}. They work on a data folder, not on a running relay. */
final class BackupCommands {
    static final String HELP = """
            usage: bunpil relay backup  --data DIR --to FILE     copies all boards into a new file; the relay may be running
                   bunpil relay restore --data DIR --from FILE   replaces the boards in DIR with such a copy; the relay
                                                                 must not run. The replaced boards stay in DIR under a new name

            Run both as the user who runs the relay. host-keys and certificates in DIR are files of their own: copy them too.
            With Kafka the boards are in Kafka: see docs/administration.md.
            """;

    private BackupCommands() {}

    /** Whether the arguments are one of these commands. */
    static boolean accepts(List<String> arguments) {
        return !arguments.isEmpty()
                && (arguments.getFirst().equals("backup")
                        || arguments.getFirst().equals("restore"));
    }

    /** @return the text to print */
    static String run(List<String> arguments) throws StartupException {
        String command = arguments.getFirst();
        String file = command.equals("backup") ? "to" : "from";
        List<String> flags = arguments.subList(1, arguments.size());
        if (flags.contains("--help") || flags.contains("-h")) return HELP;
        Map<String, Path> paths = paths(command, flags, file);
        Path data = need(command, "data", paths.get("data"));
        Path other = need(command, file, paths.get(file));
        try {
            if (command.equals("backup")) {
                SqliteBackup.CopyResult copied = SqliteBackup.backup(data, other);
                return "Backed up " + amount(copied) + " to " + other + ".\n";
            }
            SqliteBackup.CopyResult copied =
                    SqliteBackup.restore(data, other, new RandomIds(new SecureRandom()), SnapshotCodec::renewed);
            return "Restored " + amount(copied) + " from " + other + "."
                    + copied.before()
                            .map(renamed -> " The boards that were there before are in " + renamed + ".")
                            .orElse("")
                    + " Start the relay; apps notice by themselves.\n";
        } catch (IOException refused) {
            throw new StartupException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static Map<String, Path> paths(String command, List<String> flags, String file) throws StartupException {
        Map<String, Path> paths = new LinkedHashMap<>();
        for (int i = 0; i < flags.size(); i += 2) {
            String flag = flags.get(i);
            if (!flag.equals("--data") && !flag.equals("--" + file))
                throw new StartupException("There is no option " + flag + "; try relay " + command + " --help.");
            if (i + 1 == flags.size()) throw new StartupException("The option " + flag + " needs a value.");
            if (paths.put(flag.substring(2), Path.of(flags.get(i + 1))) != null)
                throw new StartupException("The option " + flag + " is given twice.");
        }
        return paths;
    }

    private static Path need(String command, String name, @Nullable Path path) throws StartupException {
        if (path == null)
            throw new StartupException("The option --" + name + " is missing; try relay " + command + " --help.");
        return path;
    }

    private static String amount(SqliteBackup.CopyResult copied) {
        return copied.boards() + (copied.boards() == 1 ? " board" : " boards") + " with " + copied.records()
                + " records";
    }
}
