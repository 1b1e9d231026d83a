package org.bunpil.client.interchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileException;
import org.bunpil.client.file.BoardInput;
import org.bunpil.client.file.FileNotice;
import org.bunpil.client.file.FileProgress;
import org.bunpil.client.geometry.ConnectorPath;
import org.bunpil.client.pdf.TestPdfs;
import org.bunpil.model.Background;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.FoldVersion;
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

    /** The first arrow comes before what it is bound to, and one binding leads to nothing. */
    @Test
    void excalidrawArrowsThatAreBoundBecomeConnectors() throws IOException {
        String json = """
            {"type":"excalidraw","version":2,"elements":[
            {"id":"a1","type":"arrow","x":110,"y":40,"points":[[0,0],[90,0]],"startBinding":{"elementId":"r1","focus":0,"gap":1},"endBinding":{"elementId":"r2"},"endArrowhead":"arrow"},
            {"id":"r1","type":"rectangle","x":10,"y":20,"width":100,"height":40},
            {"id":"r2","type":"ellipse","x":200,"y":20,"width":100,"height":40},
            {"id":"a2","type":"arrow","x":60,"y":60,"elbowed":true,"points":[[0,0],[0,50],[90,50],[90,100]],"startBinding":{"elementId":"r1"},"endBinding":{"elementId":"gone"},"startArrowhead":"dot"},
            {"id":"a3","type":"line","x":110,"y":50,"points":[[0,0],[50,25],[100,0]],"startBinding":{"elementId":"r1"},"endBinding":null},
            {"id":"t1","type":"text","x":150,"y":30,"width":60,"height":25,"text":"흐름","containerId":"a1"}],"files":{}}
            """;
        BoardContent content = open(new ExcalidrawBoards(), json.getBytes(StandardCharsets.UTF_8));
        List<Element> elements = content.snapshot().elements();
        assertEquals(5, elements.size());
        assertEquals(FoldVersion.CONNECTORS, content.snapshot().fold());
        Connector first = assertInstanceOf(Connector.class, elements.get(0));
        assertEquals(new Connector.Binding(elements.get(1).id(), null), first.from());
        assertEquals(new Connector.Binding(elements.get(2).id(), null), first.to());
        assertEquals("흐름", first.text());
        assertEquals(Connector.Tip.ARROW, first.head());
        Connector elbow = assertInstanceOf(Connector.class, elements.get(3));
        assertEquals(Connector.Route.ELBOW, elbow.route());
        assertEquals(Connector.Tip.DOT, elbow.tail());
        assertNull(elbow.to());
        assertEquals(720, elbow.size().width());
        Connector curve = assertInstanceOf(Connector.class, elements.get(4));
        assertEquals(Connector.Route.CURVE, curve.route());
        double[] middle = ConnectorPath.middle(curve);
        assertEquals(8 * 160, middle[0], 2);
        assertEquals(8 * 75, middle[1], 2);
        assertEquals(List.of(), notices(content));
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
        badDrawings(files);
        badDocuments(files);
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

    private static void badDrawings(Map<String, Object[]> files) {
        SvgBoards svg = new SvgBoards();
        files.put("empty svg → EMPTY", new Object[] {svg, new byte[0]});
        files.put("svg that is a text → DAMAGED", new Object[] {svg, utf8("hello")});
        files.put("svg that is other XML → DAMAGED", new Object[] {svg, utf8("<html/>")});
        files.put("svg cut off → DAMAGED", new Object[] {
            svg, utf8(svg("<rect width='9' height='9'/>").substring(0, 60))
        });
        files.put("svg 10,000 deep → DAMAGED", new Object[] {svg, utf8("<svg>" + "<g>".repeat(10_000))});
        files.put("svg with deep definitions → DAMAGED", new Object[] {svg, utf8("<svg><defs>" + "<g>".repeat(10_000))
        });
        files.put("svg with entities → DAMAGED", new Object[] {
            svg, utf8("<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + svg("<text y='9'>&b;</text>"))
        });
        files.put("svg with another file → DAMAGED", new Object[] {
            svg, utf8("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + svg("<text y='9'>&a;</text>"))
        });
        files.put("svg with a path of too many points → DAMAGED", new Object[] {
            svg, utf8(svg("<path d='M0 0" + " 1 1".repeat(300_000) + "'/>"))
        });
    }

    private static void badDocuments(Map<String, Object[]> files) throws IOException {
        UbzBoards ubz = new UbzBoards();
        files.put("empty ubz → EMPTY", new Object[] {ubz, new byte[0]});
        files.put("ubz that is a text → DAMAGED", new Object[] {ubz, utf8("hello")});
        files.put("ubz without pages → DAMAGED", new Object[] {ubz, zip(Map.of("metadata.rdf", utf8("<rdf/>")))});
        byte[] whole = zip(Map.of("page000.svg", utf8(ubz(""))));
        files.put("ubz cut off → CUT_OFF", new Object[] {ubz, java.util.Arrays.copyOf(whole, whole.length / 2)});
        files.put("ubz with a page that is none → DAMAGED", new Object[] {ubz, zip(Map.of("page000.svg", utf8("<a/>")))
        });
        files.put("ubz with an entity of another file → DAMAGED", new Object[] {
            ubz,
            zip(Map.of(
                    "page000.svg",
                    utf8("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                            + ubz("<foreignObject ub:type='text'>&a;</foreignObject>"))))
        });
        files.put("ubz with a page of 150 MB → DAMAGED", new Object[] {
            ubz, zip(Map.of("page000.svg", utf8("<svg>" + " ".repeat(150 << 20))))
        });
        OfficeBoards none = new OfficeBoards(() -> null, 1);
        files.put("slides without LibreOffice → NEEDS_OFFICE", new Object[] {none, zip(Map.of("a", new byte[1]))});
        OfficeBoards office = new OfficeBoards(() -> Path.of("/bin/false"), 5);
        files.put("empty slides → EMPTY", new Object[] {office, new byte[0]});
        files.put("slides that are a text → DAMAGED", new Object[] {office, utf8("hello")});
        files.put("slides that it does not open → DAMAGED", new Object[] {office, zip(Map.of("a", new byte[1]))});
        OfficeBoards endless = new OfficeBoards(() -> Path.of("/usr/bin/yes"), 1);
        files.put("slides on which it goes on for ever → DAMAGED", new Object[] {endless, zip(Map.of("a", new byte[1]))
        });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String svg(String content) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"300\">" + content + "</svg>";
    }

    private static String ubz(String content) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                + " xmlns:ub=\"http://uniboard.mnemis.com/document\" ub:version=\"4.8.0\" viewBox=\"-640 -480 1280 960\""
                + " ub:dark-background=\"false\" ub:crossed-background=\"true\">" + content + "</svg>";
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void drawingsOfSvgBecomeShapesInkTextsAndImages() throws IOException {
        BoardContent content = open(
                new SvgBoards(),
                utf8(svg("<style>.a{fill:#ff0000;stroke:rgb(0,128,0)}</style>"
                        + "<defs><linearGradient id='g'><stop stop-color='#123456'/></linearGradient></defs>"
                        + "<rect class='a' x='10' y='20' width='100' height='50' stroke-width='4'/>"
                        + "<g transform='translate(200,100) rotate(90)'><ellipse rx='30' ry='10' fill='url(#g)'/></g>"
                        + "<line x1='0' y1='0' x2='50' y2='60' stroke='blue' stroke-dasharray='4 2'/>"
                        + "<path d='M10 10c20 0 20 20 40 20S90 10 90 10l5-5.5.5h8v9a5 5 0 01-9 9' fill='none' stroke='#000'/>"
                        + "<polygon points='0,0 40,0 20,30' fill='lime'/>"
                        + "<text x='100' y='200' font-size='24' text-anchor='middle'>분수<tspan x='100' dy='26'>둘째 줄</tspan></text>"
                        + "<image width='40' height='30' href='data:image/png;base64," + png() + "'/>"
                        + "<image width='40' height='30' href='file:///etc/passwd'/>"
                        + "<rect width='5' height='5' display='none'/>")));
        List<Element> elements = content.snapshot().elements();
        assertEquals(7, elements.size(), elements::toString);
        Shape rect = assertInstanceOf(Shape.class, elements.get(0));
        assertEquals(ShapeForm.RECT, rect.form());
        assertEquals(0x008000, rect.style().color());
        assertEquals(0xff0000, rect.style().fill());
        assertEquals(32, rect.style().width());
        assertEquals(800, rect.size().width());
        Shape ellipse = assertInstanceOf(Shape.class, elements.get(1));
        assertEquals(9_000, ellipse.rot());
        assertEquals(0x123456, ellipse.style().fill());
        assertEquals(200 * 8, ellipse.at().x() + ellipse.size().width() / 2);
        Shape line = assertInstanceOf(Shape.class, elements.get(2));
        assertEquals(1, line.style().dash());
        Stroke path = assertInstanceOf(Stroke.class, elements.get(3));
        assertEquals(80, path.at().x());
        assertTrue(path.points().sampleCount() > 10);
        assertInstanceOf(Image.class, elements.get(4));
        Text text = assertInstanceOf(Text.class, elements.get(5));
        assertEquals("분수\n둘째 줄", text.text());
        assertEquals(800, text.at().x() + text.size().width() / 2, 8);
        assertInstanceOf(Image.class, elements.get(6));
        assertEquals(List.of("interchange.backgrounds"), notices(content));
    }

    @Test
    void documentsOfOpenBoardKeepPagesInkTextsAndImages() throws IOException {
        String dot =
                "<polygon points='-100,-100 0,-104 100,-100 104,-96 100,-92 0,-88 -100,-92 -104,-96' fill='#ff0000'"
                        + " fill-opacity='1.00' ub:fill-on-light-background='#cc0000' ub:z-value='3'/>";
        String page = dot
                + "<g ub:z-value='5' ub:fill-on-light-background='#0000ff'>"
                + "<polyline points='0,0 10,20 30,40' fill='none' stroke-width='4.00' stroke='#0000ff'/></g>"
                + "<polyline points='0,0 90,0' fill='none' stroke-width='20' stroke='#ffff00' stroke-opacity='0.5' ub:z-value='1'/>"
                + "<image xlink:href='images/{1}.png' x='0' y='0' width='40' height='30'"
                + " transform='matrix(2, 0, 0, 2, -640, -480)' ub:z-value='0' ub:background='true'/>"
                + "<image xlink:href='../../secret.png' width='40' height='30' transform='matrix(1,0,0,1,0,0)'/>"
                + "<foreignObject ub:type='text' width='300' height='40' transform='matrix(1,0,0,1,10,20)' ub:z-value='9'>"
                + "<itemTextContent>&lt;html&gt;&lt;head&gt;&lt;style&gt;p{}&lt;/style&gt;&lt;/head&gt;&lt;body&gt;"
                + "&lt;p style=\"color:#00ff00; font-size:18pt\"&gt;분수 &amp;amp; 소수&lt;br /&gt;둘&lt;/p&gt;&lt;/body&gt;&lt;/html&gt;"
                + "</itemTextContent></foreignObject>"
                + "<video xlink:href='videos/a.mp4'/>";
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("page000.svg", utf8(ubz(page)));
        entries.put(
                "page001.svg",
                utf8(ubz("").replace("dark-background=\"false\" ub:crossed", "dark-background=\"true\" ub:x")));
        entries.put("images/{1}.png", Base64.getDecoder().decode(png()));
        BoardContent content = open(new UbzBoards(), zip(entries));
        assertEquals(
                List.of(Background.GRID, Background.CHALKBOARD),
                content.snapshot().pages().stream()
                        .map(each -> each.background())
                        .toList());
        List<Element> elements = content.snapshot().elements();
        assertEquals(5, elements.size(), elements::toString);
        Image image = assertInstanceOf(Image.class, elements.get(0));
        assertTrue(image.lock());
        assertEquals(0, image.at().x());
        assertEquals(80 * 8, image.size().width());
        assertEquals(InkTool.HIGHLIGHTER, elements.get(1).style().tool());
        Stroke outlined = assertInstanceOf(Stroke.class, elements.get(2));
        assertEquals(0xcc0000, outlined.style().color());
        assertEquals(InkTool.PEN, outlined.style().tool());
        Stroke ink = assertInstanceOf(Stroke.class, elements.get(3));
        assertEquals(0x0000ff, ink.style().color());
        assertEquals(640 * 8, ink.at().x());
        Text text = assertInstanceOf(Text.class, elements.get(4));
        assertEquals("분수 & 소수\n둘", text.text());
        assertEquals(0x00ff00, text.style().color());
        assertEquals(List.of("interchange.images", "interchange.kinds"), notices(content));
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
