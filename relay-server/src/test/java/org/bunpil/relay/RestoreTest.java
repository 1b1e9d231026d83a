package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.ReconnectingClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup while a relay runs, restore, and how clients resume afterwards (PROTOCOL R9). */
class RestoreTest {
    private static final String BOARD = "Board12345";
    private static final ClientFrame.Auth HOST = new ClientFrame.Auth.HostKey(TestPerson.USER, TestPerson.KEY);

    @TempDir
    Path folder;

    private final AtomicReference<String> address = new AtomicReference<>("ws://127.0.0.1:1/v1");

    private RelayServer start() throws StartupException {
        RelayServer relay =
                RelayServer.start(RelaySettings.DEFAULT.withData(folder.resolve("data")), HostKeys.of(TestPerson.KEYS));
        address.set(relay.address());
        return relay;
    }

    private String backup(String name) throws StartupException {
        return BackupCommands.run(List.of(
                "backup",
                "--data",
                folder.resolve("data").toString(),
                "--to",
                folder.resolve(name).toString()));
    }

    private String restore(String name) throws StartupException {
        return BackupCommands.run(List.of(
                "restore",
                "--data",
                folder.resolve("data").toString(),
                "--from",
                folder.resolve(name).toString()));
    }

    @Test
    void clientsOfARestoredLogSendOnlyTheirUnsavedWorkAgain() throws StartupException {
        try (ReconnectingClient kim = new ReconnectingClient(address::get, TestPerson.of(10), BOARD, HOST)) {
            String inc;
            try (RelayServer relay = start()) {
                kim.await("the board", e -> !e.view().pages().isEmpty());
                kim.draw(100);
                kim.awaitSaved();
                assertTrue(backup("one.db").startsWith("Backed up 1 board with "), "while the relay runs");
                kim.draw(200);
                kim.awaitSaved();
                inc = kim.incarnation();
                assertTrue(relay.port() > 0);
            }
            kim.draw(300);
            String said = restore("one.db");
            assertTrue(said.startsWith("Restored 1 board with "), said);
            assertTrue(Files.exists(folder.resolve("data/bunpil.db.before-restore-1")), said);
            try (RelayServer relay = start();
                    ReconnectingClient late = new ReconnectingClient(address::get, TestPerson.of(11), BOARD, HOST)) {
                assertTrue(relay.port() > 0);
                kim.await("the restored board", e -> !kim.incarnation().equals(inc));
                kim.awaitSaved();
                // The mark in the backup, and the one that was not saved yet. The one saved after the backup is lost
                // with the log.
                assertEquals(List.of(100, 300), kim.drawn().stream().sorted().toList());
                assertNotEquals(kim.author(100), kim.author(300), "joined under a new id");
                late.await(
                        "the same",
                        e -> e.confirmed().seq() >= kim.ask(k -> k.confirmed().seq()));
                late.await(
                        "both equal",
                        e -> e.confirmed()
                                .hash()
                                .equals(kim.ask(k -> k.confirmed().hash())));
                assertEquals(List.of(100, 300), late.drawn().stream().sorted().toList());
            }
        }
    }

    @Test
    void aCommandThatCannotBeDoneIsReportedInOneSentenceAndChangesNothing() throws IOException, StartupException {
        refused("There is no option --form", "restore", "--data", "d", "--form", "x");
        refused("The option --to is missing", "backup", "--data", "d");
        refused("There is no ", "backup", "--data", folder.resolve("none").toString(), "--to", "x");
        try (RelayServer relay = start();
                ReconnectingClient kim = new ReconnectingClient(address::get, TestPerson.of(10), BOARD, HOST)) {
            assertTrue(relay.port() > 0);
            kim.await("the board", e -> !e.view().pages().isEmpty());
            kim.draw(100);
            kim.awaitSaved();
            backup("one.db");
            String again =
                    assertThrows(StartupException.class, () -> backup("one.db")).getMessage();
            assertTrue(String.valueOf(again).contains("exists; choose another name"), again);
            String running = assertThrows(StartupException.class, () -> restore("one.db"))
                    .getMessage();
            assertTrue(String.valueOf(running).contains("in use by another relay"), running);
        }
        byte[] before = Files.readAllBytes(folder.resolve("data/bunpil.db"));
        Files.writeString(folder.resolve("no.db"), "this is no database at all, whatever its name says");
        Files.write(folder.resolve("empty.db"), new byte[0]);
        for (String bad : List.of("no.db", "empty.db")) {
            String said = String.valueOf(
                    assertThrows(StartupException.class, () -> restore(bad)).getMessage());
            assertEquals("Nothing was restored: it is not a backup of boards.", said);
        }
        assertEquals(-1, java.util.Arrays.mismatch(before, Files.readAllBytes(folder.resolve("data/bunpil.db"))));
    }

    private static void refused(String beginning, String... arguments) {
        String said = assertThrows(StartupException.class, () -> BackupCommands.run(List.of(arguments)))
                .getMessage();
        assertTrue(String.valueOf(said).startsWith(beginning), said);
    }
}
