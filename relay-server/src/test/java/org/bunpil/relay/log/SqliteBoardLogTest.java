package org.bunpil.relay.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteBoardLogTest extends BoardLogContract {
    @TempDir
    Path data;

    @Override
    protected BoardLog open() throws IOException {
        return SqliteBoardLog.open(data.resolve("relay"));
    }

    @Test
    void oneFolderServesOneRelay() {
        IOException refused = assertThrows(IOException.class, this::open);
        assertTrue(String.valueOf(refused.getMessage()).endsWith("is in use by another relay."), refused.getMessage());
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        Path file = data.resolve("relay/bunpil.db");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefusedInASentence() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        IOException refused = assertThrows(IOException.class, () -> SqliteBoardLog.open(file));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("The data folder"), refused.getMessage());
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() throws Exception {
        log.close();
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + data.resolve("relay/bunpil.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version=99");
        }
        IOException refused = assertThrows(IOException.class, this::open);
        assertTrue(String.valueOf(refused.getMessage()).contains("newer Bunpil"), refused.getMessage());
    }
}
