package org.bunpil.bench.cold;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bunpil.model.FoldVersion;
import org.bunpil.sync.Identity;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/**
 * The opening of a board, from hello to the last byte of its snapshot.
 *
 * @param nanos time from just before hello to the end
 * @param welcomeNanos time until the welcome
 * @param bytes bytes received until the end
 */
record BoardOpening(long nanos, long welcomeNanos, long bytes) {
    private static final long LIMIT_SECONDS = 30;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @return null when the relay answers that it is not ready yet */
    static @Nullable BoardOpening to(HttpClient http, URI relay, String board, String key)
            throws InterruptedException, ExecutionException, TimeoutException {
        Listening listening = new Listening();
        WebSocket socket =
                http.newWebSocketBuilder().buildAsync(relay, listening).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        Identity identity = Identity.random(RANDOM);
        String hello = WireCodec.write(new ClientFrame.Hello(
                1,
                FoldVersion.NEWEST,
                "bench/1",
                identity.client(),
                identity.secret(),
                "Visitor",
                board,
                new ClientFrame.Auth.HostKey(ManyBoards.OWNER, key),
                false,
                null,
                null,
                null,
                false));
        listening.startNanos = System.nanoTime();
        socket.sendText(hello, true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        try {
            return listening.result.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } finally {
            socket.abort();
        }
    }

    private static final class Listening implements WebSocket.Listener {
        private final CompletableFuture<@Nullable BoardOpening> result = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private volatile long startNanos;
        private long welcomeNanos;
        private long bytes;
        private int parts;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            bytes += data.length();
            if (last) {
                received(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void received(String frame) {
            if (!(WireCodec.readRelay(frame) instanceof Parsed.Good<RelayFrame>(RelayFrame read))) return;
            long now = System.nanoTime() - startNanos;
            if (read instanceof RelayFrame.Welcome) welcomeNanos = now;
            if (read instanceof RelayFrame.Failure) result.complete(null);
            if (read instanceof RelayFrame.SnapshotPart part && ++parts == part.n())
                result.complete(new BoardOpening(now, welcomeNanos, bytes));
        }
    }
}
