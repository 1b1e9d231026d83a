package org.bunpil.ordeal.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A process that plays several pupils. Writes their diaries to standard output; {@code rest} on standard input makes them put their pens
 * down, its end ends the process, so that it never outlives whoever started it.
 */
public final class ClientGroupMain {
    private static final long TICK_MILLIS = 20;
    private static final long TELL_MILLIS = 200;

    private ClientGroupMain() {}

    public static void main(String[] arguments) throws IOException {
        ClientGroupOptions options = ClientGroupOptions.of(arguments);
        HistoryWriter history = new HistoryWriter();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        Executor engineThread = task -> timer.execute(guarded(task));
        List<HeadlessClient> headlessClients = new ArrayList<>();
        for (int i = 0; i < options.count(); i++) {
            headlessClients.add(new HeadlessClient(options, options.first() + i, TICK_MILLIS, history, engineThread));
        }
        engineThread.execute(() -> headlessClients.forEach(HeadlessClient::start));
        every(timer, TICK_MILLIS, () -> headlessClients.forEach(HeadlessClient::tick));
        every(timer, TELL_MILLIS, () -> headlessClients.forEach(HeadlessClient::tell));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("rest")) engineThread.execute(() -> headlessClients.forEach(HeadlessClient::rest));
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static void every(ScheduledExecutorService timer, long millis, Runnable task) {
        Future<?> _ = timer.scheduleWithFixedDelay(guarded(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** An executor keeps what a task throws to itself: that must not pass for peace. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error broken) {
                broken.printStackTrace();
                Runtime.getRuntime().halt(3);
            }
        };
    }
}
