package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Limits;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures on real sockets (R61 to R62c). */
class AssetTest {
    private static final String BOARD = "Board12345";
    private static final int PART = Limits.ASSET_PART_UNITS / 4 * 3;

    @TempDir
    Path data;

    private RelayServer start() throws StartupException {
        return RelayServer.start(RelaySettings.DEFAULT.withData(data), HostKeys.of(TestPerson.KEYS));
    }

    private static TestClient host(RelayServer relay, int n) {
        TestClient client = TestClient.connect(relay.address());
        client.send(TestPerson.of(n).hosts(BOARD));
        client.welcome();
        return client;
    }

    /** Bytes that begin like a PNG and differ by seed. */
    private static byte[] imageBytes(int size, int seed) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) bytes[i] = (byte) (i * 31 >>> 3 ^ seed);
        byte[] head = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private static void put(TestClient client, String id, byte[] bytes) {
        int n = (bytes.length + PART - 1) / PART;
        for (int i = 0; i < n; i++) part(client, id, bytes, i, n);
    }

    private static void part(TestClient client, String id, byte[] bytes, int i, int n) {
        byte[] part = Arrays.copyOfRange(bytes, i * PART, Math.min(bytes.length, (i + 1) * PART));
        client.send(new ClientFrame.AssetPut(id, i, n, Base64.getEncoder().encodeToString(part)));
    }

    private static byte[] get(TestClient client, String id) {
        client.send(new ClientFrame.AssetGet(id));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int n = 1;
        for (int i = 0; i < n; i++) {
            int next = i;
            RelayFrame.AssetData part =
                    client.await(RelayFrame.AssetData.class, d -> d.id().equals(id) && d.i() == next);
            n = part.n();
            all.writeBytes(Base64.getDecoder().decode(part.data()));
        }
        return all.toByteArray();
    }

    private static RelayFrame.Failure failure(TestClient client, String id) {
        return client.await(RelayFrame.Failure.class, f -> id.equals(f.args().get("id")));
    }

    @Test
    void anUploadedAssetCanBeDownloadedByAllAlsoAfterARestart() throws Exception {
        byte[] bytes = imageBytes(300_000, 1);
        String id = AssetBytes.id(bytes);
        try (RelayServer relay = start();
                TestClient kim = host(relay, 10);
                TestClient mina = host(relay, 11)) {
            mina.send(new ClientFrame.AssetGet(id));
            assertEquals(ErrorCode.NO_ASSET, failure(mina, id).code());
            put(kim, id, bytes);
            kim.await(RelayFrame.AssetOk.class, ok -> ok.id().equals(id));
            assertArrayEquals(bytes, get(mina, id));
        }
        try (RelayServer relay = start();
                TestClient watcher = TestClient.connect(relay.address())) {
            try (TestClient kim = host(relay, 10)) {
                watcher.send(TestPerson.of(12).watches(BOARD, kim.welcome().code()));
                watcher.welcome();
                assertArrayEquals(bytes, get(watcher, id));
                put(watcher, id, bytes);
                assertEquals(ErrorCode.ROLE, failure(watcher, id).code());
                watcher.send(new ClientFrame.Ping(1));
                watcher.await(RelayFrame.Pong.class);
                assertEquals(1, watcher.count(RelayFrame.Failure.class), "the other parts are ignored");
            }
        }
    }

    @Test
    void pagesOfPdfsAreAssets() throws Exception {
        byte[] pdf = imageBytes(100_000, 5);
        byte[] head = "%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, pdf, 0, head.length);
        String id = AssetBytes.id(pdf);
        try (RelayServer relay = start();
                TestClient kim = host(relay, 10);
                TestClient mina = host(relay, 11)) {
            put(kim, id, pdf);
            kim.await(RelayFrame.AssetOk.class, ok -> ok.id().equals(id));
            assertArrayEquals(pdf, get(mina, id));
        }
    }

    @Test
    void onlyAssetsThatMatchTheirHashAreAccepted() throws Exception {
        byte[] bytes = imageBytes(100_000, 2);
        byte[] other = imageBytes(100_000, 3);
        byte[] text = "a text that says it is a picture".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try (RelayServer relay = start();
                TestClient kim = host(relay, 10)) {
            put(kim, AssetBytes.id(other), bytes);
            assertEquals(ErrorCode.BAD_FIELD, failure(kim, AssetBytes.id(other)).code());
            put(kim, AssetBytes.id(text), text);
            assertEquals(ErrorCode.BAD_FIELD, failure(kim, AssetBytes.id(text)).code());
            // A part is missing: refused once, however many parts follow.
            int n = 3;
            part(kim, AssetBytes.id(bytes), bytes, 0, n);
            part(kim, AssetBytes.id(bytes), bytes, 2, n);
            assertEquals(ErrorCode.BAD_FIELD, failure(kim, AssetBytes.id(bytes)).code());
            kim.send(new ClientFrame.AssetGet(AssetBytes.id(other)));
            kim.await(RelayFrame.Failure.class, f -> f.code() == ErrorCode.NO_ASSET);
            put(kim, AssetBytes.id(bytes), bytes);
            kim.await(RelayFrame.AssetOk.class);
            assertEquals(4, kim.count(RelayFrame.Failure.class));
        }
    }

    @Test
    void tooLargeAndTooFastAreRefusedOnceAndTheirOtherPartsIgnored() throws Exception {
        byte[] large = imageBytes(Limits.ASSET_BYTES + PART, 4);
        String id = AssetBytes.id(large);
        try (RelayServer relay = start();
                TestClient kim = host(relay, 10)) {
            put(kim, id, large);
            RelayFrame.Failure fast = failure(kim, id);
            assertEquals(ErrorCode.RATE, fast.code());
            assertTrue(fast.retryMillis() > 0);
            // Nothing else is affected: the board still takes batches.
            kim.ops(1, TestPerson.of(10).shape(1, 500, 500));
            kim.awaitBoard(board -> board.element(TestPerson.of(10).id(1)) != null);
            assertEquals(1, kim.count(RelayFrame.Failure.class));
        }
    }

    /** A board's pictures have a size limit. Pictures that are stored already stay available to every board. */
    @Test
    void aBoardTakesAssetsOnlyUpToItsLimit() throws Exception {
        byte[] bytes = imageBytes(700_000, 6);
        byte[] more = imageBytes(400_000, 7);
        RelaySettings relaySettings =
                RelaySettings.DEFAULT.withData(data).withStore(new RelaySettings.Store(null, null, 1, 1, 0));
        try (RelayServer relay = RelayServer.start(relaySettings, HostKeys.of(TestPerson.KEYS));
                TestClient kim = host(relay, 10);
                TestClient mina = host(relay, 11);
                TestClient jun = host(relay, 12)) {
            put(kim, AssetBytes.id(bytes), bytes);
            kim.await(RelayFrame.AssetOk.class);
            put(mina, AssetBytes.id(more), more);
            RelayFrame.Failure full = failure(mina, AssetBytes.id(more));
            assertEquals(ErrorCode.LIMIT, full.code());
            assertEquals(0, full.retryMillis());
            put(jun, AssetBytes.id(bytes), bytes);
            jun.await(RelayFrame.AssetOk.class);
        }
    }

    @Test
    void aSlowReaderOfAssetsStillGetsTheBoard() throws Exception {
        byte[] bytes = imageBytes(900_000, 5);
        String id = AssetBytes.id(bytes);
        try (RelayServer relay = start();
                TestClient kim = host(relay, 10);
                TestClient mina = host(relay, 11)) {
            put(kim, id, bytes);
            kim.await(RelayFrame.AssetOk.class);
            mina.pause();
            mina.send(new ClientFrame.AssetGet(id));
            for (int k = 1; k <= 100; k++) kim.ops(k, TestPerson.of(10).shape(k, 500, 500));
            kim.awaitBoard(board -> board.element(TestPerson.of(10).id(100)) != null);
            mina.resume();
            assertArrayEquals(bytes, get(mina, id));
            mina.awaitBoard(board -> board.element(TestPerson.of(10).id(100)) != null);
        }
    }
}
