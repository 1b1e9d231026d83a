package org.bunpil.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.Board;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/protocol.md says about the ends of ranges: nothing at all, one too many, null. {@code '} stands for a double quote. */
class ProtocolEdgeCasesTest {
    private static final String ID = "7Qx2b9Lm-1k";

    private static Parsed<ClientFrame> frame(String json) {
        return WireCodec.readClient(json.replace('\'', '"'));
    }

    private static Parsed<ClientFrame> op(String op) {
        return frame("{'t':'ops','k':1,'o':[" + op + "]}");
    }

    private static void refused(ErrorCode code, Parsed<ClientFrame> parsed) {
        assertEquals(code, assertInstanceOf(Parsed.Bad.class, parsed).code());
    }

    private static <T extends ClientFrame> T good(Class<T> kind, Parsed<ClientFrame> parsed) {
        if (parsed instanceof Parsed.Good<ClientFrame>(ClientFrame frame)) return assertInstanceOf(kind, frame);
        throw new AssertionError(parsed);
    }

    private static SampleChunk chunk(int samples, int dtMillis) {
        List<Sample> all = new ArrayList<>();
        for (int i = 0; i < samples; i++) all.add(new Sample(i * 8, i, 128, dtMillis + i));
        return SampleChunk.of(all);
    }

    /** R34a: a list may be empty wherever a list may stand, and the op then names nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'move','ids':[],'d':[0,0]}",
                "{'op':'set','ids':[],'v':{}}",
                "{'op':'set','each':[]}",
                "{'op':'set','each':[{'id':'7Qx2b9Lm-1k','v':{}}]}",
                "{'op':'order','ids':[],'to':'top'}",
                "{'op':'cut','id':'7Qx2b9Lm-1k','count':1,'parts':[]}",
                "{'op':'delete','ids':[]}",
                "{'op':'restore','ids':[]}",
                "{'op':'page.set','id':'p1','v':{}}",
                "{'op':'access','v':{}}",
                "{'op':'access','v':{'people':{}}}",
            })
    void emptyListsAndObjectsAreSound(String op) {
        assertInstanceOf(Parsed.Good.class, op(op));
    }

    @Test
    void aBatchMayBeEmptyButAChunkMayNot() {
        assertInstanceOf(Parsed.Good.class, frame("{'t':'ops','k':1,'o':[]}"));
        // "AA" is the flag byte alone (R51a).
        refused(ErrorCode.BAD_FIELD, op("{'op':'append','id':'" + ID + "','n':1,'p':'AA'}"));
        refused(ErrorCode.BAD_FIELD, op("{'op':'append','id':'" + ID + "','n':1,'p':''}"));
        refused(ErrorCode.BAD_FIELD, op("{'op':'end','id':'" + ID + "','n':1,'count':1,'fit':'AA'}"));
    }

    /** R38a: a stroke has at least one chunk and one sample. */
    @Test
    void numbersOfChunksAndSamplesBeginAtOne() {
        for (String op : List.of(
                "{'op':'append','id':'" + ID + "','n':0,'p':'AAAA'}",
                "{'op':'end','id':'" + ID + "','n':0,'count':1}",
                "{'op':'end','id':'" + ID + "','n':1,'count':0}",
                "{'op':'cut','id':'" + ID + "','count':0,'parts':[]}",
                "{'op':'cut','id':'" + ID + "','count':4,'parts':[{'id':'7Qx2b9Lm-2','from':1,'to':1}]}",
                "{'op':'cut','id':'" + ID + "','count':4,'parts':[{'id':'7Qx2b9Lm-2','from':1,'to':5}]}"))
            refused(ErrorCode.BAD_FIELD, op(op));
        assertInstanceOf(Parsed.Good.class, op("{'op':'end','id':'" + ID + "','n':1,'count':2147483647}"));
    }

    /** R67a: a chunk of `begin` or `append` has at most 512 samples; that of `fit` as many as a stroke may have. */
    @Test
    void fitMayHaveAsManySamplesAsAStroke() {
        String begin = "{'op':'append','id':'" + ID + "','n':1,'p':'%s'}";
        assertInstanceOf(Parsed.Good.class, op(begin.formatted(chunk(512, 1).text())));
        refused(ErrorCode.LIMIT, op(begin.formatted(chunk(513, 1).text())));
        String end = "{'op':'end','id':'" + ID + "','n':20,'count':9000,'fit':'%s'}";
        SampleChunk most = SampleChunk.of(samplesOf(8_000), false, false);
        assertInstanceOf(Parsed.Good.class, op(end.formatted(most.text())));
        refused(
                ErrorCode.LIMIT,
                op(end.formatted(SampleChunk.of(samplesOf(8_001), false, false).text())));
    }

    private static List<Sample> samplesOf(int n) {
        List<Sample> all = new ArrayList<>();
        for (int i = 0; i < n; i++) all.add(new Sample(i % 2, 0, 128, 0));
        return all;
    }

    /** R53a: the first sample of a slice keeps its dt, although the sample from which it counts is in another slice. */
    @Test
    void theFirstSampleOfASliceKeepsItsTime() {
        Board board = new Board();
        board.apply(new Batch(0, 0, List.of(new Op.Init("T", "inc1", 1, null))));
        Op begin = good(
                        ClientFrame.Ops.class,
                        op("{'op':'begin','id':'" + ID + "','page':'p1','at':[0,0],'style':{},'p':'"
                                + chunk(4, 10).text() + "'}"))
                .ops()
                .getFirst();
        board.apply(new Batch(
                1,
                1,
                List.of(
                        begin,
                        new Op.End(ID, 1, 4, null),
                        new Op.Cut(ID, 4, List.of(new Op.Slice("7Qx2b9Lm-2", 2, 4))))));
        Stroke slice = assertInstanceOf(Stroke.class, board.element("7Qx2b9Lm-2"));
        List<Integer> times = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        slice.points().forEach((x, y, pressure, dt) -> {
            times.add(dt);
            places.add(x);
        });
        assertEquals(List.of(12, 13), times);
        assertEquals(List.of(16, 24), places, "relative to the same at");
    }

    /** R57a: unknown fields are ignored and not passed on; null is no value of any field. */
    @Test
    void presenceLeavesOutWhatItDoesNotKnowAndRefusesNull() {
        ClientFrame.PresenceUpdate update = good(
                ClientFrame.PresenceUpdate.class,
                frame("{'t':'presence','p':{'cursor':[1,2],'mood':'curious','hand':false,'selection':[]}}"));
        assertEquals(
                "{\"t\":\"presence\",\"p\":{\"cursor\":[1,2]}}",
                WireCodec.write(update),
                "false and [] are as missing");
        for (String field :
                List.of("cursor", "page", "tool", "selection", "drag", "laser", "viewport", "hand", "typing"))
            refused(ErrorCode.BAD_FIELD, frame("{'t':'presence','p':{'" + field + "':null}}"));
        refused(ErrorCode.BAD_FIELD, frame("{'t':'presence','p':null}"));
        refused(ErrorCode.BAD_FIELD, frame("{'t':'presence','p':{'drag':{'ids':[]}}}"));
        refused(ErrorCode.BAD_FIELD, frame("{'t':'presence','p':{'viewport':{'at':[0,0],'zoom':0}}}"));
    }
}
