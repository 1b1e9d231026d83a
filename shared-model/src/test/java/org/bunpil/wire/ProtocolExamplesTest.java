package org.bunpil.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frames of the protocol's examples: each is read and written again without a difference. */
class ProtocolExamplesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"t":"hello","v":1,"app":"bunpil-fx/0.1","client":"7Qx2b9Lm","secret":"0123456789abcdefGHIJKL","name":"Mina","board":"K7QF2MPX9a","auth":{"code":"M4XW-7HTN"},"create":true,"title":"Fractions","was":{"client":"7Qx2b9Ln","secret":"0123456789abcdefGHIJKM"},"resume":{"inc":"g5Tz","seq":4102,"h":"8c1f2a0123456789"},"watch":true}""",
                """
                {"t":"hello","v":1,"app":"","client":"7Qx2b9Lm","secret":"0123456789abcdefGHIJKL","name":"김민아","auth":{"user":"kim","key":"0123456789012345678901"}}""",
                """
                {"t":"ops","k":58,"o":[{"op":"begin","id":"7Qx2b9Lm-1k","page":"p1","at":[960,544],"style":{"color":"#d03030"},"p":"AwAAwAEAGgkcCCAHFggkBRIJ"}]}""",
                """
                {"t":"ops","k":59,"o":[]}""",
                """
                {"t":"ops","k":1,"o":[{"op":"append","id":"7Qx2b9Lm-1k","n":1,"p":"A4QBGZQCCCQEBgg"},{"op":"end","id":"7Qx2b9Lm-1k","n":2,"count":6,"fit":"AwAAwAEAGgkcCCAHFggkBRIJ"},{"op":"move","ids":["7Qx2b9Lm-1k"],"d":[-8,16]},{"op":"set","ids":["7Qx2b9Lm-1k"],"v":{"rot":-9000,"group":null,"style":{"fill":null}}},{"op":"set","each":[{"id":"7Qx2b9Lm-1k","v":{"at":[0,0]}}]},{"op":"order","ids":["7Qx2b9Lm-1k"],"to":"top"},{"op":"order","ids":[],"to":{"above":"7Qx2b9Lm-1k"}},{"op":"cut","id":"7Qx2b9Lm-1k","count":6,"parts":[{"id":"7Qx2b9Lm-2k","from":0,"to":2},{"id":"7Qx2b9Lm-2l","from":3,"to":6}]},{"op":"delete","ids":["7Qx2b9Lm-1k"]},{"op":"restore","ids":["7Qx2b9Lm-1k"]},{"op":"clear","page":"p1"}]}""",
                """
                {"t":"ops","k":1,"o":[{"op":"page.add","id":"7Qx2b9Lm-3","after":null,"title":"둘째","background":"grid"},{"op":"page.move","id":"p1","after":"7Qx2b9Lm-3"},{"op":"page.set","id":"p1","v":{"title":"One"}},{"op":"page.delete","id":"p1"},{"op":"page.restore","id":"p1"},{"op":"access","v":{"write":"granted","newcomers":"view","open":true,"people":{"5":{"role":"host","granted":true,"mute":true,"kicked":true,"name":"Kim"}}}}]}""",
                """
                {"t":"ops","k":1,"o":[{"op":"add","el":{"id":"7Qx2b9Lm-1k","kind":"shape","page":"p1","at":[8,8],"style":{"width":24},"group":"7Qx2b9Lm-g","form":"rect","size":[80,-80],"rot":100}}]}""",
                """
                {"t":"presence","p":{"cursor":[1200,800],"page":"p1","tool":"pen"}}""",
                """
                {"t":"check"}""",
                """
                {"t":"code","new":true}""",
                """
                {"t":"ping","n":17}""",
                """
                {"t":"pong","n":17}""",
            })
    void client(String json) {
        assertEquals(json, WireCodec.write(good(WireCodec.readClient(json))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"t":"welcome","v":1,"fold":1,"board":"K7QF2MPX9a","title":"Fractions","inc":"g5Tz","seq":4133,"k":57,"wasK":0,"you":3,"role":"writer","mode":"resume","code":"M4XW-7HTN","relays":["wss://relay.example.org/v1"],"limits":{"batchesPerSecond":120,"batch":32768,"elements":100000},"online":[1,3]}""",
                """
                {"t":"ops","s":4134,"ts":1795330000123,"b":[{"c":3,"k":58,"o":[]},{"c":0,"o":[{"op":"join","client":"7Qx2b9Lm","name":"Mina","role":"writer","c":3}]}],"h":"8c1f2a0123456789"}""",
                """
                {"t":"reject","k":60,"code":"frozen","args":{}}""",
                """
                {"t":"gap","expect":58}""",
                """
                {"t":"presence","m":{"2":{"cursor":[410,233]},"5":null}}""",
                """
                {"t":"hash","seq":4200,"h":"8c1f2a0123456789"}""",
                """
                {"t":"error","code":"unavailable","k":58,"fatal":false,"args":{},"msg":"English, for logs","retryMs":1000}""",
                """
                {"t":"code","code":"9RKD-2FWP"}""",
                """
                {"t":"slow","flushMs":50}""",
                """
                {"t":"goodbye","why":"drain","retryMs":3170}""",
                """
                {"t":"snapshot","i":0,"n":3,"seq":4133,"board":{"title":"Fractions","inc":"g5Tz","owner":null,"deletions":4,"clear":[1,3]},"pages":[{"id":"p1","title":"","background":"plain","deleted":false}],"people":[{"c":1,"name":"Kim","role":"host","granted":false,"mute":false,"kicked":false}],"access":{"write":"everyone","newcomers":"write","open":true},"elements":[{"id":"7Qx2b9Lm-1k","kind":"stroke","page":"p1","z":16777216,"at":[960,544],"by":1,"style":{"color":"#d03030"},"p":["AwAAwAEAGgkcCCAHFggkBRIJ"],"open":true}],"trash":[{"deletion":3,"el":{"id":"7Qx2b9Lm-1m","kind":"text","page":"p1","z":-16777216,"at":[0,0],"by":1,"style":{"fill":"#ffffff"},"text":"칠판\\n\\"1\\"","size":[800,400]}}]}""",
            })
    void relay(String json) {
        assertEquals(json, WireCodec.write(good(WireCodec.readRelay(json))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"client":"7Qx2b9Lm","k":58,"o":[{"op":"delete","ids":[]}]}""",
                """
                {"client":"7Qx2b9Lm","k":58,"x":"frozen","o":[]}""",
                """
                {"o":[{"op":"init","title":"Fractions","inc":"g5Tz","fold":1,"owner":"kim"}]}""",
            })
    void record(String json) {
        LogRecord record = good(WireCodec.readRecord(json));
        assertEquals(json, WireCodec.writeRecord(record));
    }

    @Test
    void aStreamOfEncodedBatchesIsTheStream() {
        Batch batch = new Batch(3, 58, List.of());
        assertEquals(
                WireCodec.write(new RelayFrame.Stream(7, 8, List.of(batch, batch), "8c1f2a0123456789")),
                WireCodec.writeStream(
                        7, 8, List.of(WireCodec.writeBatch(batch), WireCodec.writeBatch(batch)), "8c1f2a0123456789"));
    }

    @Test
    void everyFrameInTheProtocolsPageIsRead() throws IOException {
        List<String> frames = Files.readString(Path.of("..", "docs", "protocol.md"))
                .lines()
                .filter(line -> line.startsWith("{\"t\":"))
                .toList();
        assertTrue(frames.size() >= 10);
        for (String frame : frames) {
            boolean fromClient = WireCodec.readClient(frame) instanceof Parsed.Good;
            boolean fromRelay = WireCodec.readRelay(frame) instanceof Parsed.Good<RelayFrame>(RelayFrame read)
                    && !(read instanceof RelayFrame.Unknown);
            assertTrue(fromClient || fromRelay, frame);
        }
    }

    private static <T> T good(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Good<T> good -> good.frame();
            case Parsed.Bad<T> bad -> throw new AssertionError(bad);
        };
    }
}
