package org.bunpil.relay;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bunpil.relay.ops.LogFormat;
import org.jspecify.annotations.Nullable;

/** Reads settings from options and from a file with the same names without dashes. Options override the file. */
final class RelaySettingsReader {
    private static final Set<String> NAMES = new LinkedHashSet<>(List.of(
            "port",
            "listen",
            "data",
            "host-keys",
            "kafka",
            "kafka-config",
            "history-days",
            "board-pictures-mb",
            "retention-days",
            "allow-origin",
            "relays",
            "tls-cert",
            "tls-key",
            "allow-plain",
            "ops-port",
            "ops-listen",
            "admin-port",
            "log-format",
            "config"));
    /** Options without a value; in a file they are {@code true} or {@code false}. */
    private static final Set<String> SWITCHES = Set.of("allow-plain");

    static final String HELP = """
        bunpil relay: lets people draw on the same boards. Apps connect to it over WebSocket.

        usage: bunpil relay [--port P] [--data DIR] [--host-keys FILE] [--kafka HOST:PORT[,HOST:PORT,...]] ...

          --port P             port to listen on; 0, the default, picks a free one
          --listen ADDRESS     address to listen on (default 127.0.0.1: only this computer)
          --data DIR           folder for all data (default ./bunpil-data)
          --host-keys FILE     who may create boards: lines that "bunpil relay keys" writes; changes are noticed
                               within seconds. Without it, DIR/host-keys is used, and created with one key if
                               missing
          --kafka BROKERS      stores boards in Kafka, so that several relays share them;
                               without it, in DIR/bunpil.db, for this relay alone
          --kafka-config FILE  properties for the Kafka clients, for example TLS and SASL
          --allow-origin URL   a web page's origin that may connect; may be given several times
          --relays URLS        addresses of all relays, with commas: clients try them in turn
          --tls-cert FILE      certificate and its chain (PEM); connections are encrypted (wss). It may be
                               replaced while the relay is running
          --tls-key FILE       its key (PEM, PKCS#8, not encrypted)
          --allow-plain        lets other computers connect without encryption, for a proxy in front.
                               With neither, a relay that listens on more than this computer creates its
                               own certificate in DIR and prints its SHA-256, by which apps recognize it
          --history-days N     how long records stay in Kafka after no relay needs them any more
                               (default 30)
          --board-pictures-mb N  how many MB the pictures of a board may take (default 256); 0 for no pictures
          --retention-days N   deletes boards on which nothing has happened for so many days; without it,
                               none are
          --ops-port P         port for /live, /ready and /metrics (Prometheus) over HTTP; without it, there
                               are none
          --ops-listen ADDRESS address for that port (default 127.0.0.1: only this computer)
          --admin-port P       port on this computer for "bunpil admin" (default 0: any free one)
          --log-format FORMAT  logfmt, the default, or json: one line for each event, on stderr
          --config FILE        reads these settings from a file, one on each line: port=8700
          --help               this text

        It prints one line, "bunpil relay listening on ws://.../v1", once it accepts connections, and with its own certificate "certificate sha256 ..."; everything else goes to stderr. It ends on SIGTERM or
        Ctrl-C. Exit code 2: it cannot start, and prints why.

        other commands, each with --help:
          bunpil relay backup  --data DIR --to FILE     copies all boards while the relay is running
          bunpil relay restore --data DIR --from FILE   restores such a copy
          bunpil relay keys    COMMAND --data DIR       makes, lists and revokes host keys
          bunpil relay admin   COMMAND --data DIR       lists, closes and deletes boards of a relay that is running

        examples:
          bunpil relay --port 8700 --data /var/lib/bunpil
          bunpil relay --port 8700 --host-keys /etc/bunpil/host-keys --kafka kafka1:9092,kafka2:9092
          bunpil relay --config /etc/bunpil/relay.properties
        """;

    private static final int MAX_DAYS = 36_500;
    private static final int MAX_MEGABYTES = 1 << 20;

    private RelaySettingsReader() {}

    /** @return null when help was requested */
    static @Nullable RelaySettings read(List<String> arguments) throws StartupException {
        Map<String, String> flags = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String flag = arguments.get(i);
            if (flag.equals("--help") || flag.equals("-h")) return null;
            String name = flag.startsWith("--") ? flag.substring(2) : "";
            if (!NAMES.contains(name)) throw new StartupException("There is no option " + flag + "; try --help.");
            if (SWITCHES.contains(name)) {
                flags.put(name, "true");
                continue;
            }
            if (++i == arguments.size())
                throw new StartupException("The option " + flag + " needs a value; try --help.");
            String value = arguments.get(i);
            if (name.equals("allow-origin")) flags.merge(name, value, (a, b) -> a + "," + b);
            else if (flags.put(name, value) != null)
                throw new StartupException("The option " + flag + " is given twice.");
        }
        Map<String, String> all = new LinkedHashMap<>();
        String config = flags.get("config");
        if (config != null) all.putAll(file(Path.of(config)));
        all.putAll(flags);
        return settings(all);
    }

    private static RelaySettings settings(Map<String, String> all) throws StartupException {
        RelaySettings defaults = RelaySettings.DEFAULT;
        int port = port(all.getOrDefault("port", "0"));
        Integer opsPort = all.containsKey("ops-port") ? port(all.getOrDefault("ops-port", "")) : null;
        if (opsPort != null && opsPort != 0 && opsPort == port)
            throw new StartupException("--port and --ops-port are both " + port + "; each needs its own.");
        return new RelaySettings(
                port,
                all.getOrDefault("listen", defaults.listen()),
                Path.of(all.getOrDefault("data", defaults.data().toString())),
                path(all.get("host-keys")),
                store(all),
                origins(all.get("allow-origin")),
                addresses(all.get("relays"), "The relay address", Set.of("ws", "wss")),
                tls(all),
                new OpsSettings(
                        opsPort,
                        all.getOrDefault("ops-listen", defaults.ops().listen()),
                        port(all.getOrDefault("admin-port", "0")),
                        logFormat(all.getOrDefault("log-format", "logfmt"))));
    }

    private static RelaySettings.Store store(Map<String, String> all) throws StartupException {
        RelaySettings.Store defaults = RelaySettings.Store.DEFAULT;
        if (all.containsKey("kafka-config") && !all.containsKey("kafka"))
            throw new StartupException(
                    "--kafka-config needs --kafka; without it boards would be stored in a file here.");
        return new RelaySettings.Store(
                brokers(all.get("kafka")),
                path(all.get("kafka-config")),
                number(
                        all.get("history-days"),
                        defaults.historyDays(),
                        1,
                        MAX_DAYS,
                        "The history of %s days is not a number"),
                number(
                        all.get("board-pictures-mb"),
                        defaults.boardPictureMegabytes(),
                        0,
                        MAX_MEGABYTES,
                        "The %s MB of pictures a board are not a number"),
                all.containsKey("retention-days")
                        ? number(all.get("retention-days"), 1, 1, MAX_DAYS, "The retention of %s days is not a number")
                        : 0);
    }

    /** @param complaint beginning of the sentence that says what is wrong; {@code %s} is the given value */
    private static int number(@Nullable String text, int otherwise, int least, int most, String complaint)
            throws StartupException {
        if (text == null) return otherwise;
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException notANumber) {
            // Reported below, as for a number out of range.
        }
        throw new StartupException(
                String.format(Locale.ROOT, complaint, text) + " from " + least + " to " + most + ".");
    }

    private static RelaySettings.Tls tls(Map<String, String> all) throws StartupException {
        Path certificate = path(all.get("tls-cert"));
        Path key = path(all.get("tls-key"));
        boolean plain = isOn("allow-plain", all.getOrDefault("allow-plain", "false"));
        if ((certificate == null) != (key == null)) throw new StartupException("--tls-cert and --tls-key go together.");
        if (certificate != null && plain)
            throw new StartupException("--allow-plain and --tls-cert contradict each other; leave out one.");
        return new RelaySettings.Tls(certificate, key, plain);
    }

    private static boolean isOn(String name, String value) throws StartupException {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new StartupException("The setting " + name + " is true or false, not " + value + ".");
        };
    }

    private static LogFormat logFormat(String name) throws StartupException {
        return switch (name) {
            case "logfmt" -> LogFormat.LOGFMT;
            case "json" -> LogFormat.JSON;
            default -> throw new StartupException("The log format " + name + " is neither logfmt nor json.");
        };
    }

    private static @Nullable String brokers(@Nullable String text) throws StartupException {
        for (String broker : list(text)) {
            int colon = broker.lastIndexOf(':');
            if (colon < 1) throw new StartupException("The Kafka broker " + broker + " is not like host:port.");
            port(broker.substring(colon + 1));
        }
        return text;
    }

    /** Origins as browsers send them: scheme, host and port only. */
    private static Set<String> origins(@Nullable String text) throws StartupException {
        Set<String> origins = new LinkedHashSet<>();
        for (String address : addresses(text, "The origin", Set.of("http", "https"))) {
            URI uri = URI.create(address);
            String origin = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
            if (!origin.equals(address))
                throw new StartupException(
                        "The origin " + address + " has more than scheme, host and port: " + origin + ".");
            origins.add(origin.toLowerCase(Locale.ROOT));
        }
        return Set.copyOf(origins);
    }

    private static List<String> addresses(@Nullable String text, String what, Set<String> schemes)
            throws StartupException {
        List<String> addresses = list(text);
        for (String address : addresses) {
            if (!isAddress(address, schemes)) {
                throw new StartupException(
                        what + " " + address + " is not like " + new TreeSet<>(schemes).first() + "://host.");
            }
        }
        return addresses;
    }

    private static boolean isAddress(String text, Set<String> schemes) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null && schemes.contains(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private static Map<String, String> file(Path path) throws StartupException {
        Map<String, String> settings = SettingsFile.read(path);
        for (String name : settings.keySet()) {
            if (!NAMES.contains(name) || name.equals("config")) {
                throw new StartupException("The settings file " + path + " has an unknown setting " + name + ".");
            }
        }
        return settings;
    }

    private static int port(String text) throws StartupException {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) return port;
        } catch (NumberFormatException notANumber) {
            throw new StartupException("The port " + text + " is not a number from 0 to 65535.", notANumber);
        }
        throw new StartupException("The port " + text + " is not a number from 0 to 65535.");
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }

    private static List<String> list(@Nullable String text) {
        if (text == null) return List.of();
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.toList());
    }
}
