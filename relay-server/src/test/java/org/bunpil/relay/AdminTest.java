package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.admin.AdminCommands;
import org.bunpil.relay.admin.AdminException;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of an administrator on a relay that is running, over its real API. */
class AdminTest {
    private static final String BOARD = "Board12345";
    private static final TestPerson KIM = TestPerson.of(10);
    private static final TestPerson MINA = TestPerson.of(11);

    @TempDir
    Path data;

    private RelayServer relay;
    private boolean ended;

    @BeforeEach
    void start() throws StartupException {
        relay = RelayServer.start(
                RelaySettings.DEFAULT.withData(data).withOps(OpsSettings.NONE.withAdminPort(0)),
                HostKeys.of(TestPerson.KEYS));
    }

    @AfterEach
    void stop() {
        if (!ended) relay.close();
    }

    private void end() {
        ended = true;
        relay.close();
    }

    private String admin(String... words) throws AdminException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        AdminCommands.run(all, new PrintStream(text, true, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }

    private AdminException refused(String... words) {
        return assertThrows(AdminException.class, () -> admin(words));
    }

    private TestClient host() {
        TestClient host = TestClient.connect(relay.address());
        host.send(KIM.hosts(BOARD));
        host.welcome();
        return host;
    }

    private TestClient pupil(TestClient host) {
        TestClient pupil = TestClient.connect(relay.address());
        pupil.send(MINA.joins(null, host.welcome().code()));
        pupil.welcome();
        return pupil;
    }

    private String audit() throws IOException {
        end();
        return Files.readString(data.resolve("audit.log"));
    }

    @Test
    void wrongUsageIsSaidWhetherARelayRunsOrNot() {
        end();
        for (List<String> words : List.of(List.of("nonsense"), List.of("close"), List.of("delete", BOARD)))
            assertEquals(2, refused(words.toArray(String[]::new)).exitCode(), words::toString);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<String> boards = List.of("boards", "--data", data.toString());
        AdminException failure =
                assertThrows(AdminException.class, () -> AdminCommands.run(boards, new PrintStream(text)));
        assertEquals(3, failure.exitCode());
        assertEquals(0, text.size(), "a heading without a list");
    }

    @Test
    void boardsAndSessionsAreListed() throws Exception {
        assertEquals(1, admin("boards").lines().count(), "nothing but the heading");
        try (TestClient host = host();
                TestClient pupil = pupil(host)) {
            pupil.ops(1, MINA.shape(1, 10, 10));
            host.awaitBoard(board -> board.element(MINA.id(1)) != null);
            String boards = admin("boards");
            assertTrue(boards.contains(BOARD) && boards.contains("Lesson") && boards.contains("kim"), boards);
            assertTrue(boards.lines().toList().getLast().contains("  2  "), boards);
            String sessions = admin("sessions");
            assertTrue(sessions.contains("host     kim") && sessions.contains("Person 11"), sessions);
            assertEquals(3, sessions.lines().count());
            assertEquals(1, admin("sessions", "Other12345").lines().count());
            assertTrue(admin("sessions", "--json").startsWith("{\"sessions\":[{\"board\":\"Board12345\""));
        }
    }

    @Test
    void aClosedBoardHasNobodyButHostsUntilOneOpensIt() throws Exception {
        try (TestClient host = host();
                TestClient pupil = pupil(host)) {
            admin("close", BOARD);
            assertEquals(ErrorCode.ENDED, pupil.await(RelayFrame.Failure.class).code());
            assertEquals(4003, pupil.awaitClose());
            host.awaitBoard(board -> !board.access().open());
            assertFalse(host.isClosed());
        }
        assertTrue(audit().contains("\"board\":\"Board12345\",\"c\":0,\"user\":null,\"action\":\"admin.close\""));
    }

    @Test
    void aNewCodeMakesTheOldOneVoid() throws Exception {
        try (TestClient host = host();
                TestClient late = TestClient.connect(relay.address());
                TestClient old = TestClient.connect(relay.address())) {
            String before = host.welcome().code();
            String said = admin("code", BOARD);
            String after = said.substring(said.length() - 11, said.length() - 2);
            old.send(MINA.joins(null, before));
            assertEquals(ErrorCode.AUTH, old.await(RelayFrame.Failure.class).code());
            late.send(TestPerson.of(12).joins(null, after));
            late.welcome();
            assertFalse(audit().contains(after), "codes are secrets");
        }
    }

    @Test
    void aDeletedBoardTellsItsMembersAndLeavesNoByte() throws Exception {
        refused("delete", BOARD, "--yes");
        TestPerson other = TestPerson.of(20);
        try (TestClient host = host();
                TestClient pupil = pupil(host);
                TestClient elsewhere = TestClient.connect(relay.address())) {
            elsewhere.send(other.hosts("Other12345"));
            elsewhere.welcome();
            for (int k = 1; k <= 200; k++) {
                pupil.ops(k, MINA.shape(k, k, k));
                elsewhere.ops(k, other.shape(k, k, k));
            }
            host.awaitBoard(board -> board.element(MINA.id(200)) != null);
            assertTrue(refused("delete", BOARD).getMessage().contains("--yes"));
            assertFalse(host.isClosed());

            admin("delete", BOARD, "--yes");

            for (TestClient told : List.of(host, pupil)) {
                assertEquals(
                        ErrorCode.NO_BOARD, told.await(RelayFrame.Failure.class).code());
                assertEquals(4004, told.awaitClose());
            }
            elsewhere.ops(201, other.shape(201, 1, 1));
            elsewhere.awaitBoard(board -> board.element(other.id(201)) != null);
            assertEquals(2, admin("boards").lines().count());
            try (TestClient again = TestClient.connect(relay.address())) {
                again.send(MINA.joins(BOARD, null));
                assertEquals(
                        ErrorCode.NO_BOARD,
                        again.await(RelayFrame.Failure.class).code());
            }
        }
        awaitNoneOf(MINA.client());
        assertEquals(List.of("bunpil.db"), bytesOf(other.client()));
        assertTrue(audit().contains("admin.delete"));
        try (RelayServer again = RelayServer.start(RelaySettings.DEFAULT.withData(data), HostKeys.of(TestPerson.KEYS));
                TestClient elsewhere = TestClient.connect(again.address())) {
            elsewhere.send(other.hosts("Other12345"));
            elsewhere.awaitBoard(board -> board.element(other.id(201)) != null);
        }
    }

    /** It happens by itself once nobody is on any board here. */
    private void awaitNoneOf(String text) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!bytesOf(text).isEmpty()) {
            if (System.nanoTime() > end) throw new AssertionError("left in " + bytesOf(text));
            relay.tidy(System.currentTimeMillis());
        }
    }

    /** The names of files that hold a text. */
    private List<String> bytesOf(String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.sorted().toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text))
                    found.add(file.getFileName().toString());
            }
        }
        return found;
    }

    @Test
    void aBoardThatNobodyUsesIsDeletedAfterTheRetentionTime() throws Exception {
        end();
        RelaySettings.Store store = new RelaySettings.Store(null, null, 30, 256, 30);
        long day = TimeUnit.DAYS.toMillis(1);
        long now = System.currentTimeMillis();
        try (RelayServer keeps = RelayServer.start(
                RelaySettings.DEFAULT.withData(data).withStore(store).withOps(OpsSettings.NONE.withAdminPort(0)),
                HostKeys.of(TestPerson.KEYS))) {
            try (TestClient host = TestClient.connect(keeps.address())) {
                host.send(KIM.hosts(BOARD)).welcome();
                keeps.tidy(now + 31 * day);
                assertEquals(2, admin("boards").lines().count(), "somebody is there");
            }
            while (admin("sessions").lines().count() > 1) Thread.onSpinWait();
            keeps.tidy(now + 29 * day);
            assertEquals(2, admin("boards").lines().count());
            keeps.tidy(now + 31 * day);
            assertEquals(1, admin("boards").lines().count());
        }
        assertTrue(Files.readString(data.resolve("audit.log")).contains("admin.expire"));
    }

    @Test
    void onlyWhoCanReadTheTokenIsServed() throws Exception {
        Path file = data.resolve("admin-api");
        List<String> lines = Files.readAllLines(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        URI boards = URI.create(lines.getFirst() + "/admin/v1/boards");
        assertTrue(boards.getHost().equals("127.0.0.1"), boards.toString());
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String shown : List.of("", "Bearer ", "Bearer " + lines.getLast() + "x", lines.getLast())) {
                HttpRequest.Builder request = HttpRequest.newBuilder(boards);
                if (!shown.isEmpty()) request.header("Authorization", shown);
                assertEquals(
                        401,
                        http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                                .statusCode(),
                        shown);
            }
            HttpRequest large = HttpRequest.newBuilder(boards)
                    .header("Authorization", "Bearer " + lines.getLast())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[9 << 20]))
                    .build();
            assertEquals(
                    413, http.send(large, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
        end();
        assertFalse(Files.exists(file));
        assertEquals(3, refused("boards").exitCode());
        Files.write(file, lines);
        assertEquals(3, refused("boards").exitCode());
    }

    @Test
    void eachFailureHasASentenceAndAnExitCode() throws Exception {
        assertEquals(2, refused().exitCode());
        assertEquals(2, refused("paint").exitCode());
        assertEquals(2, refused("boards", "--colour").exitCode());
        assertEquals(2, refused("close").exitCode());
        for (String board : List.of("Nothing123", "../etc", "x")) {
            AdminException failed = refused("close", board);
            assertEquals(4, failed.exitCode());
            assertEquals("There is no board " + board + ".", failed.getMessage());
        }
        assertTrue(admin("--help").contains("Exit codes"));
    }
}
