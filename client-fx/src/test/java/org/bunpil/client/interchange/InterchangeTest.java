package org.bunpil.client.interchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileException;
import org.bunpil.client.file.BoardInput;
import org.bunpil.client.file.FileNotice;
import org.bunpil.client.file.FileProgress;
import org.bunpil.client.pdf.TestPdfs;
import org.bunpil.model.Background;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.InkTool;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files of other programs, good and bad. */
class InterchangeTest {
    @TempDir
    Path folder;

    private BoardContent open(BoardInput kind, byte[] file) throws IOException {
        return kind.open(Files.write(folder.resolve("lesson." + kind.endings().getFirst()), file), FileProgress.NONE);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String xopp(String inPage) {
        return "<?xml version=\"1.0\"?><xournal creator=\"Xournal++ 1.1\" fileversion=\"4\"><title>t</title>"
                + "<page width=\"595\" height=\"842\"><background type=\"solid\" color=\"#ffffffff\" style=\"graph\"/><layer>"
                + inPage + "</layer></page></xournal>";
    }

    private static List<String> notices(BoardContent content) {
        return content.notices().stream().map(FileNotice::key).toList();
    }

    @Test
    void xournalInkTextsAndImagesLieWhereTheyWere() throws IOException {
        String page = "<stroke tool=\"pen\" color=\"#ff0000ff\" width=\"2 2 3\">10 20 30 40 50 60</stroke>"
                + "<stroke tool=\"highlighter\" color=\"yellow\" width=\"8\">0 0 100 0</stroke>"
                + "<text font=\"Sans\" size=\"12\" x=\"100\" y=\"200\" color=\"#0000ffff\">분수\nsecond &amp; last</text>"
                + "<image left=\"10\" top=\"20\" right=\"110\" bottom=\"95\">" + png() + "</image>"
                + "<teximage left=\"0\" top=\"0\" right=\"9\" bottom=\"9\" text=\"x^2\">AAAA</teximage>";
        BoardContent content = open(new XoppBoards(), packed(xopp(page)));
        assertEquals(
                List.of(Background.GRID),
                content.snapshot().pages().stream()
                        .map(each -> each.background())
                        .toList());
        List<Element> elements = content.snapshot().elements();
        assertEquals(4, elements.size());
        Stroke pen = assertInstanceOf(Stroke.class, elements.get(0));
        assertEquals(0xff0000, pen.style().color());
        assertEquals(26, pen.style().width());
        assertEquals(128, pen.at().x());
        assertEquals(256, pen.at().y());
        assertEquals(3, pen.points().sampleCount());
        assertEquals(512, pen.points().samples().getLast().x());
        assertTrue(pen.points().samples().getLast().pressure()
                > pen.points().samples().getFirst().pressure());
        assertEquals(InkTool.HIGHLIGHTER, elements.get(1).style().tool());
        Text text = assertInstanceOf(Text.class, elements.get(2));
        assertEquals("분수\nsecond & last", text.text());
        assertEquals(0x0000ff, text.style().color());
        Image image = assertInstanceOf(Image.class, elements.get(3));
        assertEquals(160 * 8, image.size().width());
        assertNotNull(content.assets().read(image.asset()));
        assertEquals(List.of("interchange.kinds"), notices(content));
        assertEquals("lesson", content.snapshot().title());
    }

    @Test
    void excalidrawShapesBecomeShapes() throws IOException {
        String json = """
            {"type":"excalidraw","version":2,"source":"x","elements":[
            {"type":"rectangle","x":10,"y":20,"width":100,"height":50,"angle":0.5,"strokeColor":"#1e1e1e","backgroundColor":"#ffc9c9","strokeWidth":2,"opacity":100},
            {"type":"ellipse","x":0,"y":0,"width":10,"height":10,"strokeColor":"#000","backgroundColor":"transparent"},
            {"type":"arrow","x":100,"y":100,"points":[[0,0],[50,-30]],"endArrowhead":"arrow","strokeStyle":"dashed"},
            {"type":"arrow","x":0,"y":0,"points":[[0,0],[50,0],[50,50]],"endArrowhead":"arrow"},
            {"type":"freedraw","x":5,"y":5,"points":[[0,0],[1,2],[3,4]],"pressures":[0.1,0.5,1]},
            {"type":"text","x":7,"y":8,"width":60,"height":25,"text":"안녕","fontSize":28,"strokeColor":"#2f9e44"},
            {"type":"image","x":1,"y":2,"width":40,"height":30,"fileId":"f1"},
            {"type":"frame","x":0,"y":0,"width":9,"height":9},
            {"type":"diamond","isDeleted":true,"x":0,"y":0,"width":9,"height":9}],
            "appState":{"gridSize":null},"files":{"f1":{"mimeType":"image/png","dataURL":"data:image/png;base64,%s"}}}
            """.formatted(png());
        BoardContent content = open(new ExcalidrawBoards(), json.getBytes(StandardCharsets.UTF_8));
        List<Element> elements = content.snapshot().elements();
        assertEquals(7, elements.size());
        Shape rectangle = assertInstanceOf(Shape.class, elements.get(0));
        assertEquals(ShapeForm.RECT, rectangle.form());
        assertEquals(0xffc9c9, rectangle.style().fill());
        assertEquals(2_865, rectangle.rot());
        assertEquals(80, rectangle.at().x());
        Shape arrow = assertInstanceOf(Shape.class, elements.get(2));
        assertEquals(ShapeForm.ARROW, arrow.form());
        assertEquals(-240, arrow.size().height());
        assertEquals(1, arrow.style().dash());
        assertInstanceOf(Stroke.class, elements.get(3));
        assertEquals("안녕", elements.get(5).text());
        assertInstanceOf(Image.class, elements.get(6));
        assertEquals(List.of("interchange.kinds", "interchange.bent_arrows"), notices(content));
    }

    @Test
    void aPdfIsABoardOfLockedPages() throws IOException {
        BoardContent content = open(new PdfBoards(), TestPdfs.squares(0xff0000, 0x00ff00));
        assertEquals(2, content.snapshot().pages().size());
        assertTrue(content.snapshot().elements().stream().allMatch(Element::lock));
        assertEquals(2, content.assetIds().size());
    }

    @TestFactory
    Stream<DynamicTest> badFilesAreRefused() throws IOException {
        Map<String, Object[]> files = new LinkedHashMap<>();
        XoppBoards xopp = new XoppBoards();
        ExcalidrawBoards excalidraw = new ExcalidrawBoards();
        files.put("empty xopp → EMPTY", new Object[] {xopp, new byte[0]});
        files.put("a text → DAMAGED", new Object[] {xopp, "hello".getBytes(StandardCharsets.UTF_8)});
        files.put("other XML → DAMAGED", new Object[] {xopp, packed("<html/>")});
        byte[] whole = packed(xopp("<stroke>1 2</stroke>".repeat(2_000)));
        files.put("cut off → DAMAGED", new Object[] {xopp, java.util.Arrays.copyOf(whole, whole.length / 2)});
        files.put("points that are none → DAMAGED", new Object[] {xopp, packed(xopp("<stroke>1 x</stroke>"))});
        files.put("entities → DAMAGED", new Object[] {
            xopp,
            packed("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
                    + xopp("<text>&b;</text>").substring(21))
        });
        files.put("an entity of another file → DAMAGED", new Object[] {
            xopp,
            packed("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                    + xopp("<text>&a;</text>").substring(21))
        });
        files.put("nested 10,000 deep → DAMAGED", new Object[] {xopp, packed("<xournal>" + "<a>".repeat(10_000))});
        files.put("300 MB when unpacked → DAMAGED", new Object[] {xopp, bomb()});
        files.put("empty excalidraw → EMPTY", new Object[] {excalidraw, new byte[0]});
        files.put("no JSON → DAMAGED", new Object[] {excalidraw, "{".getBytes(StandardCharsets.UTF_8)});
        files.put(
                "other JSON → DAMAGED", new Object[] {excalidraw, "{\"type\":\"x\"}".getBytes(StandardCharsets.UTF_8)});
        files.put("JSON 100,000 deep → DAMAGED", new Object[] {
            excalidraw, ("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8)
        });
        files.put("elements that are none → DAMAGED", new Object[] {
            excalidraw, "{\"type\":\"excalidraw\",\"elements\":[1]}".getBytes(StandardCharsets.UTF_8)
        });
        files.put("PDF with a password → LOCKED", new Object[] {new PdfBoards(), TestPdfs.locked("x")});
        files.put("PDF that is none → DAMAGED", new Object[] {new PdfBoards(), "x".getBytes(StandardCharsets.UTF_8)});
        return files.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    BoardFileException refused = assertThrows(
                            BoardFileException.class,
                            () -> open((BoardInput) each.getValue()[0], (byte[]) each.getValue()[1]));
                    assertEquals(
                            each.getKey().replaceFirst(".*→ ", ""),
                            refused.problem().toString());
                }));
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write("<xournal>".getBytes(StandardCharsets.UTF_8));
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 300; i++) out.write(spaces);
        }
        return bytes.toByteArray();
    }
}
