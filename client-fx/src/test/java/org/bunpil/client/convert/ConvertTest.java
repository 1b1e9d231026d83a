package org.bunpil.client.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileReader;
import org.bunpil.client.file.BoardFileWriter;
import org.bunpil.client.file.FileFixture;
import org.bunpil.client.file.FileProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {
    @TempDir
    Path folder;

    private Path in;
    private Path out;

    private record Result(int code, String said) {}

    @BeforeEach
    void aFile() throws IOException {
        in = folder.resolve("in.bunpil");
        out = folder.resolve("out.BUNPIL");
        BoardFileWriter.write(in, FileFixture.random(1, 20), 1_000, 1, FileProgress.NONE);
    }

    @Test
    void aBoardIsTheSameInItsCopy() throws IOException {
        assertEquals(new Result(0, ""), run(in.toString(), out.toString()));
        assertEquals(hash(in), hash(out));
    }

    private static String hash(Path file) throws IOException {
        try (BoardContent content = BoardFileReader.open(file, FileProgress.NONE)) {
            for (String id : content.assetIds()) assertTrue(content.assets().read(id) != null);
            return content.board().hash();
        }
    }

    @Test
    void imagesThatAreMissingAreSaid() throws IOException {
        BoardContent content = FileFixture.random(6, 40);
        BoardFileWriter.write(in, new BoardContent(content.snapshot(), id -> null), 1_000, 1, FileProgress.NONE);
        Result result = run(in.toString(), out.toString());
        assertEquals(0, result.code());
        assertTrue(result.said().contains(content.assetIds().size() + " pictures are not in the file"), result::said);
    }

    @Test
    void whatCannotBeDoneIsOneSentence() throws IOException {
        Path text = Files.writeString(folder.resolve("text.bunpil"), "Dear children");
        cannot("two files");
        cannot("two files", in.toString());
        cannot("two files", in.toString(), out.toString(), out.toString());
        cannot("no option --colour", in.toString(), out.toString(), "--colour");
        cannot("--page needs a value", in.toString(), out.toString(), "--page");
        cannot("--page is a number", in.toString(), out.toString(), "--page", "0");
        cannot("--scale is a number", in.toString(), out.toString(), "--scale", "1e9");
        cannot("always holds the whole board", in.toString(), out.toString(), "--page", "1");
        cannot(
                "in.xyz cannot be read: Bunpil reads .bunpil",
                folder.resolve("in.xyz").toString(),
                out.toString());
        cannot(
                "noending cannot be written: Bunpil writes .bunpil",
                in.toString(),
                folder.resolve("noending").toString());
        cannot("into itself", in.toString(), in.toString());
        cannot("There is no file gone.bunpil", folder.resolve("gone.bunpil").toString(), out.toString());
        cannot("text.bunpil is not a Bunpil file", text.toString(), out.toString());
        cannot(
                "no longer there",
                in.toString(),
                folder.resolve("nowhere/out.bunpil").toString());
        assertFalse(Files.exists(out), "nothing is written");
    }

    private void cannot(String part, String... args) {
        Result result = run(args);
        assertEquals(Convert.FAILED, result.code(), result::said);
        assertTrue(result.said().contains(part), result::said);
        assertEquals(1, result.said().lines().count(), result::said);
    }

    @Test
    void sentencesAreInTheLanguageAskedFor() {
        List<String> args = new ArrayList<>(List.of("--lang", "ko"));
        assertTrue(run(args.toArray(String[]::new)).said().contains("파일"), "Korean");
    }

    private static Result run(String... args) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            List<String> all = new ArrayList<>();
            if (!List.of(args).contains("--lang")) all.addAll(List.of("--lang", "en"));
            all.addAll(List.of(args));
            int code = Convert.run(all);
            return new Result(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }
}
