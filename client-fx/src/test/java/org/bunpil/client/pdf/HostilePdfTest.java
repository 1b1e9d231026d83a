package org.bunpil.client.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Broken and hostile PDFs: each has its answer, within limits of time and memory, and the app's own process stays as it is. */
class HostilePdfTest {
    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final int PAGE_MILLIS = 4_000;

    @TempDir
    Path folder;

    /** What comes of a file: how many pages of its first three can be shown, or else why not. */
    private String answer(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("hostile.pdf"), bytes);
        try (PdfFile pdf = PdfFile.open(file, folder.resolve("fonts"), PAGE_MILLIS)) {
            int shown = 0;
            PdfFailure failure = null;
            for (int i = 0; i < Math.min(3, pdf.pageCount()); i++) {
                try {
                    pdf.page(i);
                    shown++;
                } catch (PdfException unusable) {
                    failure = unusable.failure();
                }
            }
            return shown > 0 ? shown + " of " + pdf.pageCount() : String.valueOf(failure);
        } catch (PdfException unusable) {
            return unusable.failure().toString();
        }
    }

    @TestFactory
    Stream<DynamicTest> table() throws IOException {
        return files().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> assertEquals(
                                each.getKey().replaceFirst(".*→ ", ""),
                                Assertions.assertTimeoutPreemptively(PATIENCE, () -> answer(each.getValue())))));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        byte[] good = TestPdfs.squares(0xff0000, 0x00ff00);
        all.put("0 bytes → UNREADABLE", new byte[0]);
        all.put("a text → UNREADABLE", ascii("Dear parents, tomorrow we go to the zoo."));
        all.put("only the first line → UNREADABLE", ascii("%PDF-1.7\n"));
        all.put("a ZIP → UNREADABLE", ascii("PK\3\4 and so on"));
        all.put("random bytes behind a header → UNREADABLE", random());
        all.put("cut in half → UNREADABLE", Arrays.copyOf(good, good.length / 2));
        all.put("without its end → 2 of 2", withoutTable(good));
        all.put("a password → LOCKED", TestPdfs.locked("secret"));
        all.put("encrypted without a password → 1 of 1", TestPdfs.locked(""));
        all.put("no pages → EMPTY", pages("/Kids [] /Count 0").bytes());
        all.put(
                "pages that are their own parents → EMPTY",
                pages("/Kids [2 0 R] /Count 1").bytes());
        all.put(
                "kids that are no pages → 1 of 1",
                pages("/Kids [7 (x) null] /Count 3").bytes());
        all.put("no catalog → UNREADABLE", new TestPdfs.Raw().add("42").bytes());
        all.put(
                "a count of 2 billion → 1 of 1",
                replaced(TestPdfs.onePage("", "", "").bytes(), "/Count 1 ", "/Count 2147483647 "));
        all.put(
                "10,000 times one page → 3 of 10000",
                pages("/Kids [" + "3 0 R ".repeat(10_000) + "] /Count 10000")
                        .add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>")
                        .bytes());
        all.put("a tree 100,000 deep → TOO_MUCH", deepTree(100_000));
        all.put(
                "arrays 200,000 deep → UNREADABLE",
                pages("/Kids " + "[".repeat(200_000)).bytes());
        all.put("a table that goes round → 1 of 1", roundTable());
        all.put("a page of 0 by 0 → UNREADABLE", boxed("0 0 0 0"));
        all.put("a page of 1e9 by 1e9 → UNREADABLE", boxed("0 0 1000000000 1000000000"));
        all.put("a page 1,000,000 long and 1 wide → UNREADABLE", boxed("0 0 1 100000"));
        all.put("a page of no numbers → UNREADABLE", boxed("/a /b /c /d"));
        all.put(
                "a form that draws itself → 1 of 1",
                TestPdfs.onePage("/A Do", "/XObject << /A 5 0 R >>", "").stream(
                                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >>",
                                "/A Do")
                        .bytes());
        all.put("forms that draw 2^30 forms → TOO_MUCH", forms(30));
        all.put("1 GB of content → TOO_MUCH", content(1L << 30));
        all.put("a picture that claims 60,000 by 60,000 → 1 of 1", image(60_000, 100L << 20));
        all.put("a picture of 20,000 by 20,000 → TOO_MUCH", image(20_000, 20_000L * 20_000 * 3));
        all.put("a picture that claims 2 billion by 2 billion → 1 of 1", image(2_000_000_000, 100L << 20));
        all.put("a tiling of 10^10 tiles → 1 of 1", tiling());
        all.put("10^9 dashes → 1 of 1", dashes());
        all.put("a font of noise → 1 of 1", font());
        all.put(
                "a length that is its own stream → 1 of 1",
                replaced(TestPdfs.onePage("1 0 0 rg 0 0 99 99 re f", "", "").bytes(), "/Length 23 ", "/Length 4 0 R "));
        all.put(
                "a filter nobody knows → 1 of 1",
                replaced(
                        TestPdfs.onePage("1 0 0 rg 0 0 99 99 re f", "", "").bytes(),
                        "/Length 23 ",
                        "/Filter /Nope /Length 23 "));
        return all;
    }

    private static TestPdfs.Raw pages(String pages) {
        return new TestPdfs.Raw().add("<< /Type /Catalog /Pages 2 0 R >>").add("<< /Type /Pages " + pages + " >>");
    }

    private static byte[] random() {
        byte[] bytes = new byte[100_000];
        new java.util.Random(7).nextBytes(bytes);
        System.arraycopy(ascii("%PDF-1.7\n"), 0, bytes, 0, 9);
        return bytes;
    }

    private static byte[] replaced(byte[] pdf, String what, String with) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(what), what);
        return ascii(text.replace(what, with));
    }

    private static byte[] withoutTable(byte[] good) {
        String text = new String(good, StandardCharsets.ISO_8859_1);
        return ascii(text.substring(0, text.lastIndexOf("startxref")));
    }

    private static byte[] roundTable() {
        byte[] plain = TestPdfs.onePage("", "", "").bytes();
        String text = new String(plain, StandardCharsets.ISO_8859_1);
        int table = text.lastIndexOf("xref\n0 ");
        return ascii(text.replace("/Root 1 0 R ", "/Root 1 0 R /Prev " + table));
    }

    private static byte[] boxed(String box) {
        return replaced(TestPdfs.onePage("", "", "").bytes(), "[0 0 595 842]", "[" + box + "]");
    }

    private static byte[] deepTree(int depth) {
        TestPdfs.Raw raw = new TestPdfs.Raw().add("<< /Type /Catalog /Pages 2 0 R >>");
        for (int i = 0; i < depth; i++) raw.add("<< /Type /Pages /Kids [" + (i + 3) + " 0 R] /Count 1 >>");
        return raw.add("<< /Type /Page /MediaBox [0 0 595 842] >>").bytes();
    }

    private static byte[] forms(int depth) {
        TestPdfs.Raw raw = TestPdfs.onePage("/A Do", "/XObject << /A 5 0 R >>", "");
        for (int i = 0; i < depth; i++) {
            raw.stream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A " + (i + 6)
                            + " 0 R >> >>",
                    "/A Do /A Do");
        }
        return raw.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << >>", "0 0 9 9 re f")
                .bytes();
    }

    private static byte[] content(long length) throws IOException {
        return new TestPdfs.Raw()
                        .add("<< /Type /Catalog /Pages 2 0 R >>")
                        .add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                        .add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>")
                        .stream("/Filter /FlateDecode", TestPdfs.packed(length, (byte) 'q'))
                        .bytes();
    }

    private static byte[] image(long side, long length) throws IOException {
        return TestPdfs.onePage("500 0 0 500 0 0 cm /A Do", "/XObject << /A 5 0 R >>", "").stream(
                        "/Type /XObject /Subtype /Image /Width " + side + " /Height " + side
                                + " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode",
                        TestPdfs.packed(length, (byte) 0))
                .bytes();
    }

    private static byte[] tiling() {
        return TestPdfs.onePage("/Pattern cs /P scn 0 0 595 842 re f", "/Pattern << /P 5 0 R >>", "").stream(
                        "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 100 100] /XStep 0.005 /YStep 0.005"
                                + " /Resources << >>",
                        "1 0 0 rg 0 0 50 50 re f")
                .bytes();
    }

    private static byte[] dashes() {
        return TestPdfs.onePage("[0.0001 0.0001] 0 d 0.00001 w 0 0 m 100000 100000 l S", "", "")
                .bytes();
    }

    private static byte[] font() {
        byte[] noise = new byte[20_000];
        new java.util.Random(3).nextBytes(noise);
        return TestPdfs.onePage("BT /F 40 Tf 100 100 Td (Words) Tj ET", "/Font << /F 5 0 R >>", "")
                .add("<< /Type /Font /Subtype /TrueType /BaseFont /Lie /FirstChar 0 /LastChar 255 /Widths ["
                        + "500 ".repeat(256) + "] /FontDescriptor 6 0 R >>")
                .add("<< /Type /FontDescriptor /FontName /Lie /Flags 4 /FontFile2 7 0 R >>")
                .stream("/Length1 20000", noise)
                .bytes();
    }

    @Test
    void nothingOutsideTheFileIsFetched() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            byte[] pdf = TestPdfs.onePage("100 0 0 100 0 0 cm /A Do /B Do", "/XObject << /A 5 0 R /B 6 0 R >>", "")
                    .add("<< /Type /XObject /Subtype /Image /Width 9 /Height 9 /ColorSpace /DeviceGray"
                            + " /BitsPerComponent 8 /F << /FS /URL /F (" + url
                            + ") >> /Length 0 >>\nstream\n\nendstream")
                    .add("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Ref << /F (" + url + ") /Page 0 >>"
                            + " /Length 0 >>\nstream\n\nendstream")
                    .bytes();
            assertEquals("1 of 1", answer(pdf));
            server.setSoTimeout(1);
            Assertions.assertThrows(SocketTimeoutException.class, server::accept);
        }
        assertTrue(List.of(folder.toFile().list()).contains("hostile.pdf"));
    }
}
