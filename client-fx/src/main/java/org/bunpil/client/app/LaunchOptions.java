package org.bunpil.client.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.bunpil.client.convert.FileKinds;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.kiosk.KioskConfig;
import org.bunpil.client.session.JoinLink;
import org.bunpil.client.session.RelayAddress;
import org.bunpil.client.ui.theme.Theme;
import org.bunpil.model.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The command line, parsed and checked.
 *
 * @param relays to try in turn; when empty, the start screen asks
 * @param home folder of settings and boards, or null for the default
 * @param file to be opened as a board, or null
 * @param kioskConfig how the kiosk was set up, if it is one
 */
public record LaunchOptions(
        boolean kiosk,
        List<URI> relays,
        @Nullable String board,
        @Nullable String code,
        @Nullable String name,
        @Nullable String user,
        @Nullable Path keyFile,
        boolean create,
        @Nullable String title,
        @Nullable Locale language,
        @Nullable Theme theme,
        @Nullable Path home,
        @Nullable Path file,
        KioskConfig kioskConfig,
        AutomationOptions automationOptions) {

    /**
     * Options for scripted checks.
     *
     * @param replayAudience how many other people must be on the board before the replay begins
     * @param exitAfterIdleSeconds exit once everything is saved and nothing has changed for this long; 0: never
     */
    public record AutomationOptions(
            int width,
            int height,
            @Nullable Path replay,
            @Nullable Path record,
            int replayAudience,
            @Nullable Path screenshot,
            int exitAfterIdleSeconds,
            boolean printCode) {}

    public static final String HELP = """
            usage: bunpil [kiosk] [options]
                   bunpil convert IN OUT    see bunpil convert --help
                   bunpil devices           see bunpil devices --help

            Without options: a screen to start a class or to join one.

              bunpil://…         joins by a link that a teacher copied
              FILE.bunpil        opens a board that was saved as a file
              --relay ADDRESS    of a relay, such as 192.168.0.10:7310; more than one: tried in turn. Connections are
                                 encrypted but on this computer, or where the address begins with ws://.
                                 wss://…/v1#SHA256 names the certificate that the relay must show
              --code XXXX-XXXX   joins the class with this code
              --board ID         opens this board
              --name NAME        how others see you
              --user U --key-file F   opens boards as this user; the file holds the user's host key
              --create --title T      makes the board if it is missing (needs a user and key)
              --lang TAG         language: en, ko, or another that there is a file of
              --theme light|dark
              --home DIR         folder for settings and boards instead of the usual one

            kiosk                full screen on one board with nothing that leads out of it;
                                 needs --board or --code, and --relay, or
              --config FILE      a file with lines relay=, code=, pin= and others: docs/kiosk.md
            kiosk --make-pin     reads a PIN and prints the line for that file

            For checks, with a relay and a code or board:
              --size WxH         of the window
              --replay FILE      plays a pen recording (.svc) or what --record wrote as if by pointer, once
              --record FILE      writes what mouse, fingers and pens do on the board into a file
              --replay-audience N
                                 and begins when N others are there; prints "replay begins"
              --screenshot FILE  a picture of the window (.png), taken before leaving
              --exit-after-idle SECONDS
                                 leaves when all is saved and nothing has changed for so long, and
                                 prints the board's id, seq and state hash
              --print-code       prints the class's join code when it is known
            """;

    /** The result of parsing a command line. */
    public sealed interface Reading {
        record Good(LaunchOptions options) implements Reading {}

        record Help() implements Reading {}

        /** @param sentence what is wrong, shown to the person */
        record Wrong(String sentence) implements Reading {}
    }

    public static Reading read(String... args) {
        return new Reader(List.of(args)).read();
    }

    private static final class Reader {
        private Iterator<String> args;
        /** What the config file says; read last. */
        private final List<String> configured = new ArrayList<>();

        private boolean kiosk;
        private final List<URI> relays = new ArrayList<>();
        private @Nullable String board;
        private @Nullable String code;
        private @Nullable String name;
        private @Nullable String user;
        private @Nullable Path keyFile;
        private boolean create;
        private @Nullable String title;
        private @Nullable Locale language;
        private @Nullable Theme theme;
        private @Nullable Path home;
        private @Nullable Path file;
        private int width;
        private int height;
        private @Nullable Path replay;
        private @Nullable Path record;
        private int replayAudience;
        private @Nullable Path screenshot;
        private int idleSeconds;
        private boolean printCode;
        private KioskConfig kioskConfig = KioskConfig.PLAIN;

        Reader(List<String> args) {
            this.args = args.iterator();
        }

        Reading read() {
            try {
                while (args.hasNext()) {
                    String arg = args.next();
                    if (arg.equals("--help") || arg.equals("-h")) {
                        return new Reading.Help();
                    }
                    take(arg);
                    if (!args.hasNext() && !configured.isEmpty()) {
                        args = List.copyOf(configured).iterator();
                        configured.clear();
                    }
                }
                check();
            } catch (IllegalArgumentException wrong) {
                return new Reading.Wrong(String.valueOf(wrong.getMessage()));
            }
            AutomationOptions automationOptions = new AutomationOptions(
                    width, height, replay, record, replayAudience, screenshot, idleSeconds, printCode);
            return new Reading.Good(new LaunchOptions(
                    kiosk,
                    List.copyOf(relays),
                    board,
                    code,
                    name,
                    user,
                    keyFile,
                    create,
                    title,
                    language,
                    theme,
                    home,
                    file,
                    kioskConfig,
                    automationOptions));
        }

        private void take(String arg) {
            switch (arg) {
                case "kiosk" -> kiosk = true;
                case "--relay" -> relays.add(relay(value(arg)));
                case "--board" -> board = value(arg);
                case "--code" -> code = value(arg);
                case "--name" -> name = value(arg);
                case "--user" -> user = value(arg);
                case "--key-file" -> keyFile = Path.of(value(arg));
                case "--config" -> config(Path.of(value(arg)));
                case "--create" -> create = true;
                case "--title" -> title = value(arg);
                case "--lang" -> language = language(value(arg));
                case "--theme" -> theme = theme(value(arg));
                case "--home" -> home = Path.of(value(arg));
                case "--size" -> size(value(arg));
                case "--replay" -> replay = Path.of(value(arg));
                case "--record" -> record = Path.of(value(arg));
                case "--replay-audience" -> replayAudience = number(arg, value(arg));
                case "--screenshot" -> screenshot = Path.of(value(arg));
                case "--exit-after-idle" -> idleSeconds = number(arg, value(arg));
                case "--print-code" -> printCode = true;
                case String link when link.startsWith("bunpil://") -> link(link);
                case String path when !path.startsWith("-") && FileKinds.input(Path.of(path)) != null -> file(path);
                default -> throw new IllegalArgumentException("\"" + arg + "\" is not known. --help lists what is.");
            }
        }

        private void check() {
            boolean direct = board != null || code != null || create;
            require(!direct || !relays.isEmpty(), "Which relay? --relay ws://… says it.");
            require(!(direct || kiosk) || file == null, "A file is opened alone, without a relay or a kiosk.");
            require((user == null) == (keyFile == null), "--user and --key-file go together.");
            require(!create || user != null, "--create needs --user and --key-file.");
            require(!kiosk || board != null || code != null, "kiosk needs --board or --code.");
            require(
                    kiosk || kioskConfig.equals(KioskConfig.PLAIN),
                    "--config belongs to a kiosk: bunpil kiosk --config FILE.");
            require(name == null || name.length() <= Limits.NAME_UNITS, "--name is too long.");
            require(title == null || title.length() <= Limits.TITLE_UNITS, "--title is too long.");
        }

        private static void require(boolean holds, String sentence) {
            if (!holds) {
                throw new IllegalArgumentException(sentence);
            }
        }

        private String value(String arg) {
            require(args.hasNext(), arg + " needs a value.");
            return args.next();
        }

        private static URI relay(String text) {
            URI uri = RelayAddress.parse(text);
            if (uri == null) {
                throw new IllegalArgumentException(
                        "A relay's address is like 192.168.0.10:7310 or wss://relay.example.org/v1, not like " + text
                                + ".");
            }
            return uri;
        }

        private void link(String text) {
            JoinLink link = JoinLink.find(text);
            if (link == null) {
                throw new IllegalArgumentException("\"" + text + "\" is no join link.");
            }
            relays.add(link.relay());
            code = link.code();
        }

        private void config(Path path) {
            kioskConfig = KioskConfig.read(path);
            configured.addAll(kioskConfig.arguments());
        }

        private void file(String text) {
            require(file == null, "One file is opened at a time.");
            file = Path.of(text);
        }

        private static Locale language(String text) {
            Locale language = Locale.forLanguageTag(text);
            require(
                    Messages.LANGUAGES.contains(language),
                    "--lang is one of "
                            + Messages.LANGUAGES.stream()
                                    .map(Locale::toLanguageTag)
                                    .toList() + ".");
            return language;
        }

        private static Theme theme(String text) {
            Theme theme = Theme.named(text);
            if (theme == null) {
                throw new IllegalArgumentException("--theme is light or dark.");
            }
            return theme;
        }

        private void size(String text) {
            require(text.matches("[1-9][0-9]{2,4}x[1-9][0-9]{2,4}"), "--size is like 1366x768.");
            width = Integer.parseInt(text.substring(0, text.indexOf('x')));
            height = Integer.parseInt(text.substring(text.indexOf('x') + 1));
        }

        private static int number(String arg, String text) {
            require(text.matches("[1-9][0-9]{0,4}"), arg + " needs a number.");
            return Integer.parseInt(text);
        }
    }
}
