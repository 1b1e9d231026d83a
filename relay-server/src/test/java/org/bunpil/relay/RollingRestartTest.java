package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.relay.testing.FailoverClient;
import org.bunpil.relay.testing.RelayProcess;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three relays over one broker. Each is asked to end and started again while 40 people draw: no work is lost, and no client is sent the
 * board again. Then the broker is killed and comes back. Prints how long each client was without a relay.
 */
class RollingRestartTest {
    private static final String BOARD = "Rolling123";
    private static final int WRITERS = 40;
    private static final int RELAYS = 3;
    private static final long TICK_MILLIS = 20;
    /** Ticks between two shapes of a client: it draws twice a second. */
    private static final int DRAW_TICKS = 25;

    /** How many shapes of each client must be unsaved before Kafka comes back. */
    private static final int UNSAVED = 4;

    private static final long LIMIT_SECONDS = 300;

    @TempDir
    Path data;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<FailoverClient> clients = new ArrayList<>();
    private long ticks;
    private boolean drawing = true;

    @Test
    void noClientLosesWorkOrIsSentTheBoardAgain() throws Exception {
        List<AutoCloseable> opened = new ArrayList<>(List.of(thread::shutdownNow));
        try {
            Path folder = data.resolve("broker");
            BrokerProcess broker = BrokerProcess.start(folder, 0);
            opened.add(broker);
            Path keys = Files.writeString(data.resolve("keys"), TestPerson.USER + " " + TestPerson.KEY + "\n");
            List<Integer> ports = freePorts();
            RelayProcess[] relays = new RelayProcess[RELAYS];
            for (int i = 0; i < RELAYS; i++) relays[i] = start(ports.get(i), keys, broker);
            opened.add(() -> {
                for (RelayProcess relay : relays) relay.close();
            });
            TestClient host = TwoRelaysTest.host(relays[0].address(), TestPerson.of(10), BOARD);
            String code = host.welcome().code();
            assertNotNull(code);
            host.close();
            List<URI> addresses = new ArrayList<>();
            for (RelayProcess relay : relays) addresses.add(URI.create(relay.address()));
            for (int i = 0; i < WRITERS; i++) {
                List<URI> mine = new ArrayList<>(addresses);
                Collections.rotate(mine, i);
                clients.add(new FailoverClient("Writer " + i, BOARD, code, mine, thread));
            }
            onThread(() -> clients.forEach(FailoverClient::start));
            var _ = thread.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
            awaitAll(client -> client.isLive() && client.saved() >= 2);
            int before = snapshots();
            List<Long> ended = new ArrayList<>();
            for (int i = 0; i < RELAYS; i++) {
                long start = System.nanoTime();
                relays[i].terminate();
                assertEquals(0, relays[i].exitCode());
                ended.add((System.nanoTime() - start) / 1_000_000);
                relays[i] = start(ports.get(i), keys, broker);
                relays[i].address();
                int[] saved = onThread(
                        () -> clients.stream().mapToInt(FailoverClient::saved).toArray());
                awaitAll(client -> client.isLive() && client.saved() > saved[clients.indexOf(client)]);
            }
            int snapshots = snapshots() - before;

            // Then Kafka itself is killed: all clients keep drawing, and everything is stored when it is back.
            broker.kill9();
            awaitAll(client -> client.drawn().size() - client.saved() >= UNSAVED);
            opened.add(BrokerProcess.start(folder, broker.port()));
            onThread(() -> drawing = false);
            awaitAll(client -> client.saved() == client.drawn().size());
            long end = onThread(() -> clients.stream()
                    .mapToLong(client -> client.board().seq())
                    .max()
                    .orElse(0));
            awaitAll(client -> client.board().seq() >= end);
            verify(ended, snapshots);
        } finally {
            for (AutoCloseable one : opened.reversed()) one.close();
        }
    }

    private void verify(List<Long> ended, int snapshots) throws Exception {
        List<Long> pauses = onThread(() -> clients.stream()
                .map(FailoverClient::longestPauseMillis)
                .sorted()
                .toList());
        int drawn = onThread(
                () -> clients.stream().mapToInt(client -> client.drawn().size()).sum());
        System.out.println("rolling restart: relays ended after " + ended + " ms; " + drawn + " shapes of " + WRITERS
                + " writers; snapshots sent " + snapshots + "; longest pause of each writer: median "
                + pauses.get(WRITERS / 2) + " ms, worst " + pauses.getLast() + " ms, all " + pauses);
        onThread(() -> {
            String hash = clients.getFirst().board().hash();
            for (FailoverClient client : clients) {
                assertEquals("", client.refused());
                assertEquals(hash, client.board().hash());
                for (FailoverClient author : clients) {
                    for (String id : author.drawn())
                        assertNotNull(client.board().element(id), "lost " + id);
                }
            }
        });
        assertEquals(0, snapshots);
        assertTrue(pauses.getLast() > 0, "no client had to go to another relay");
    }

    private int snapshots() throws Exception {
        return onThread(
                () -> clients.stream().mapToInt(FailoverClient::snapshots).sum());
    }

    private void tick() {
        ticks++;
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).tick();
            if (drawing && (ticks + i) % DRAW_TICKS == 0) clients.get(i).draw();
        }
    }

    private static RelayProcess start(int port, Path keys, BrokerProcess broker) {
        return RelayProcess.start(
                "--port",
                Integer.toString(port),
                "--data",
                keys.resolveSibling("relay-" + port).toString(),
                "--host-keys",
                keys.toString(),
                "--kafka",
                broker.address());
    }

    private interface Question<T> {
        T answer();
    }

    private <T> T onThread(Question<T> question) throws InterruptedException, ExecutionException, TimeoutException {
        return thread.submit(question::answer).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private void onThread(Runnable task) throws InterruptedException, ExecutionException, TimeoutException {
        thread.submit(task).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private void awaitAll(Predicate<FailoverClient> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        // Checked between ticks, so that checking delays no tick.
        while (!thread.schedule(() -> clients.stream().allMatch(condition), TICK_MILLIS, TimeUnit.MILLISECONDS)
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            if (System.nanoTime() > end) throw new AssertionError("timed out");
        }
    }

    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < RELAYS; i++) {
            ServerSocket free = new ServerSocket(0);
            held.add(free);
            ports.add(free.getLocalPort());
        }
        for (ServerSocket free : held) free.close();
        return ports;
    }
}
