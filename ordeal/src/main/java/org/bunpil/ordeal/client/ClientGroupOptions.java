package org.bunpil.ordeal.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a process of pupils is told on its command line.
 *
 * @param first number of its first pupil
 * @param count how many pupils it plays
 * @param run 0 for the first run, one more each time it was killed
 * @param perSecond how often each pupil does something, on average
 * @param folder where each keeps its outbox and board
 * @param relays in the order in which the first pupil tries them
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

    /** Where a pupil keeps its boards. */
    public Path home(int pupil) {
        return folder.resolve("pupil-" + pupil);
    }
}
