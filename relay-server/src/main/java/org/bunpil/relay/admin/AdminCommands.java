package org.bunpil.relay.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bunpil.relay.admin.AdminException.Kind;

/** The command {@code bunpil admin}: asks the relay that runs on this computer. */
public final class AdminCommands {
    static final String HELP = """
            bunpil admin: looks after the boards of a relay that is running on this computer

            usage: bunpil admin COMMAND [--data DIR] [--json]

              boards             all boards: id, title, owner, size, last use, and how many are on it here
              sessions [BOARD]   who is on the boards of this relay
              close BOARD        ends the class: all but hosts are told and have to leave; a host may open it again
              code BOARD         gives the board a new join code; the old one is void
              delete BOARD --yes deletes the board for good, with its pictures; everybody on it is told

              --data DIR         the relay's data folder (default ./bunpil-data)
              --json             prints what the relay answered

            Run it as the user that runs the relay. Over Kafka one relay does it for all; sessions are its own.
            Exit codes: 0 done, 1 failed, 2 wrong usage, 3 no relay answers, 4 there is nothing of that name,
            5 refused, 6 the boards cannot be reached now.
            """;

    private final PrintStream out;

    private AdminCommands(PrintStream out) {
        this.out = out;
    }

    /** Carries out a command. @param arguments without {@code admin} itself */
    public static void run(List<String> arguments, PrintStream out) throws AdminException {
        new AdminCommands(out).run(arguments);
    }

    private void run(List<String> arguments) throws AdminException {
        List<String> words = new ArrayList<>();
        Path data = Path.of("bunpil-data");
        boolean json = false;
        boolean sure = false;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            switch (word) {
                case "--help", "-h" -> {
                    out.print(HELP);
                    return;
                }
                case "--json" -> json = true;
                case "--yes" -> sure = true;
                case "--data" -> {
                    if (++i == arguments.size()) throw usage("The option --data needs a value");
                    data = Path.of(arguments.get(i));
                }
                default -> {
                    if (word.startsWith("-")) throw usage("There is no option " + word);
                    words.add(word);
                }
            }
        }
        if (words.isEmpty()) throw usage("A command is missing");
        AdminClient relay = new AdminClient(data);
        run(words, relay, json, sure);
    }

    private void run(List<String> words, AdminClient relay, boolean json, boolean sure) throws AdminException {
        switch (words.getFirst()) {
            case "boards" -> boards(relay, json);
            case "sessions" -> sessions(relay, words.size() > 1 ? words.get(1) : "", json);
            case "close" -> {
                String answer = relay.call("POST", path(words) + "/close");
                print(answer, json, "The class on " + board(words) + " has ended; a host can open it again.");
            }
            case "code" -> {
                String answer = relay.call("POST", path(words) + "/code");
                print(
                        answer,
                        json,
                        "The join code of " + board(words) + " is now " + text(object(answer), "code") + ".");
            }
            case "delete" -> {
                if (!sure) throw usage("Deleting " + board(words) + " cannot be undone; say so with --yes");
                String answer = relay.call("DELETE", path(words));
                print(
                        answer,
                        json,
                        "The board " + board(words) + " is deleted. When nothing of it is left on the disk:"
                                + " docs/administration.md, chapter 12.");
            }
            default -> throw usage("There is no command " + words.getFirst());
        }
    }

    private static String board(List<String> words) throws AdminException {
        if (words.size() < 2) throw usage("The board is missing");
        if (!words.get(1).matches("[A-Za-z0-9]{6,24}"))
            throw new AdminException(Kind.NOT_FOUND, "There is no board " + words.get(1) + ".");
        return words.get(1);
    }

    private static String path(List<String> words) throws AdminException {
        return "/boards/" + board(words);
    }

    private void print(String answer, boolean json, String sentence) {
        if (json) out.print(answer);
        else out.println(sentence);
    }

    private void boards(AdminClient relay, boolean json) throws AdminException {
        String after = "";
        while (true) {
            String answer = relay.call("GET", "/boards?after=" + after);
            if (json) out.print(answer);
            else if (after.isEmpty()) boardsHeading();
            JsonObject page = object(answer);
            for (JsonElement element : page.getAsJsonArray("boards")) {
                JsonObject board = element.getAsJsonObject();
                if (json) continue;
                out.printf(
                        Locale.ROOT,
                        "%-24s %-17s %9s %9s %7d  %-16s %s%n",
                        text(board, "id"),
                        time(board.get("usedMillis").getAsLong()),
                        size(board.get("bytes").getAsLong()),
                        size(board.get("pictureBytes").getAsLong()),
                        board.get("members").getAsLong(),
                        text(board, "owner"),
                        text(board, "title"));
            }
            if (!page.has("next")) return;
            after = text(page, "next");
        }
    }

    private void boardsHeading() {
        out.printf(
                Locale.ROOT,
                "%-24s %-17s %9s %9s %7s  %-16s %s%n",
                ID,
                "last use",
                "size",
                "pictures",
                "members",
                "owner",
                "title");
    }

    private static final String ID = "board";

    private void sessions(AdminClient relay, String wanted, boolean json) throws AdminException {
        String answer = relay.call("GET", "/sessions");
        if (json) {
            out.print(answer);
            return;
        }
        out.printf(Locale.ROOT, "%-24s %4s %-8s %-8s %-16s %s%n", ID, "c", "client", "role", "user", "name");
        for (JsonElement element : object(answer).getAsJsonArray("sessions")) {
            JsonObject session = element.getAsJsonObject();
            if (!wanted.isEmpty() && !wanted.equals(text(session, ID))) continue;
            out.printf(
                    Locale.ROOT,
                    "%-24s %4d %-8s %-8s %-16s %s%n",
                    text(session, ID),
                    session.get("c").getAsInt(),
                    text(session, "client"),
                    text(session, "role"),
                    text(session, "user"),
                    text(session, "name"));
        }
    }

    private static JsonObject object(String answer) throws AdminException {
        try {
            return JsonParser.parseString(answer).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException unreadable) {
            throw new AdminException(Kind.FAILED, "The relay's answer cannot be read.", unreadable);
        }
    }

    private static String text(JsonObject of, String name) {
        JsonElement value = of.get(name);
        return value == null || value.isJsonNull() ? "-" : value.getAsString();
    }

    private static String time(long millis) {
        return millis == 0
                ? "-"
                : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static String size(long bytes) {
        if (bytes < 1_000) return bytes + " B";
        if (bytes < 1_000_000) return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static AdminException usage(String what) {
        return new AdminException(Kind.USAGE, what + "; try bunpil admin --help.");
    }
}
