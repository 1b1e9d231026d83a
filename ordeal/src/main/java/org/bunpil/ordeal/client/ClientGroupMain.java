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
 * A process that runs several clients. Writes their histories to standard output. A line {@code rest} on standard input makes them stop
 * editing. The end of standard input ends the process, so that it never outlives its parent.
 */
public final class ClientGroupMain {
    private static final long TICK_MILLIS = 20;
    private static final long STATE_MILLIS = 200;

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
        every(timer, STATE_MILLIS, () -> headlessClients.forEach(HeadlessClient::noteState));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("rest"))
                    engineThread.execute(() -> headlessClients.forEach(HeadlessClient::stopEditing));
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static void every(ScheduledExecutorService timer, long millis, Runnable task) {
        Future<?> _ = timer.scheduleWithFixedDelay(guarded(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Ends the process when a task throws: an executor would hide the exception, and the run would seem to be fine. */
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
