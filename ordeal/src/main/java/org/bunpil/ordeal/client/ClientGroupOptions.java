package org.bunpil.ordeal.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The command line of a client process.
 *
 * @param first number of its first client
 * @param count number of clients
 * @param run 0 for the first run, increased each time the process was killed
 * @param perSecond how many edits each client makes a second, on average
 * @param folder for the clients' outboxes and boards
 * @param relays in the order in which the first client tries them
 */
public record ClientGroupOptions(
        int first,
        int count,
        int run,
        long seed,
        double perSecond,
        String board,
        String code,
        Path folder,
        List<URI> relays) {
    public List<String> arguments() {
        return List.of(
                Integer.toString(first),
                Integer.toString(count),
                Integer.toString(run),
                Long.toString(seed),
                Double.toString(perSecond),
                board,
                code,
                folder.toString(),
                String.join(",", relays.stream().map(URI::toString).toList()));
    }

    static ClientGroupOptions of(String[] a) {
        List<URI> relays = Arrays.stream(a[8].split(",")).map(URI::create).toList();
        return new ClientGroupOptions(
                Integer.parseInt(a[0]),
                Integer.parseInt(a[1]),
                Integer.parseInt(a[2]),
                Long.parseLong(a[3]),
                Double.parseDouble(a[4]),
                a[5],
                a[6],
                Path.of(a[7]),
                relays);
    }

    public ClientGroupOptions withRun(int newRun) {
        return new ClientGroupOptions(first, count, newRun, seed, perSecond, board, code, folder, relays);
    }

    /** The folder for one client's boards. */
    public Path home(int client) {
        return folder.resolve("client-" + client);
    }
}
