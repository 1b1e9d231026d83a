package org.bunpil.wire;

import static org.bunpil.model.ErrorCode.BAD_FIELD;
import static org.bunpil.model.ErrorCode.BAD_MESSAGE;
import static org.bunpil.model.ErrorCode.BAD_TYPE;
import static org.bunpil.model.ErrorCode.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Limits;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that breaks a rule of docs/protocol.md, and the code that it gets. In the tables {@code '} stands for a double quote. */
class MalformedInputTest {
    private static final String ID = "7Qx2b9Lm-1k";
    private static final String EL = "{'op':'add','el':{'id':'7Qx2b9Lm-1k','page':'p1','at':[0,0],";
    private static final String BEGIN = "{'op':'begin','id':'7Qx2b9Lm-1k','page':'p1','at':[0,0],";
    private static final String HELLO =
            "{'t':'hello','v':1,'client':'7Qx2b9Lm','secret':'0123456789abcdefGHIJKL','name':'M'";

    static Stream<Arguments> frames() {
        return Stream.of(
                bad(BAD_MESSAGE, ""),
                bad(BAD_MESSAGE, " "),
                bad(BAD_MESSAGE, "[]"),
                bad(BAD_MESSAGE, "'ops'"),
                bad(BAD_MESSAGE, "null"),
                bad(BAD_MESSAGE, "NaN"),
                bad(BAD_MESSAGE, "\ufeff{'t':'check'}"),
                bad(BAD_MESSAGE, "{'t':'check'"),
                bad(BAD_MESSAGE, "{'t':'check'}{}"),
                bad(BAD_MESSAGE, "{'t':'check'} x"),
                bad(BAD_MESSAGE, "{'t':'check',}"),
                bad(BAD_MESSAGE, "{'t'='check'}"),
                bad(BAD_MESSAGE, "{t:'check'}"),
                bad(BAD_MESSAGE, "{'t':check}"),
                bad(BAD_MESSAGE, "/**/{'t':'check'}"),
                bad(BAD_MESSAGE, ")]}'\n{'t':'check'}"),
                bad(BAD_MESSAGE, "{'t':'check','a':TRUE}"),
                bad(BAD_MESSAGE, "{'t':'check','a':'\u0001'}"),
                bad(BAD_MESSAGE, "{'t':'check','a':'\\x'}"),
                bad(BAD_MESSAGE, "{'t':'check','a':'\\u12'}"),
                bad(BAD_MESSAGE, "{'t':'check','a':[[[[[[[[[[[[]]]]]]]]]]]]}"),
                bad(BAD_MESSAGE, "{'t':'ping','n':NaN}"),
                bad(BAD_MESSAGE, "{'t':'ping','n':Infinity}"),
                bad(BAD_MESSAGE, "{'t':'ping','n':+1}"),
                bad(BAD_MESSAGE, "{'t':'ping','n':01}"),
                bad(BAD_MESSAGE, "{'t':'ping','n':0x10}"),
                bad(BAD_MESSAGE, "{'t':'ping','n':" + "9".repeat(2_000) + "}"),
                bad(BAD_MESSAGE, "{'t':'nonsense'"),
                bad(BAD_TYPE, "{}"),
                bad(BAD_TYPE, "{'t':'nonsense'}"),
                bad(BAD_TYPE, "{'t':1}"),
                bad(BAD_TYPE, "{'t':null}"),
                bad(BAD_TYPE, "{'a':1,'t':['ops']}"),
                bad(BAD_TYPE, "{'t':'OPS','k':1,'o':[]}"),
                bad(BAD_TYPE, "{'t':'welcome'}"),
                bad(BAD_FIELD, "{'t':'check','t':'check'}"),
                bad(BAD_FIELD, "{'t':'check','a':1,'a':2}"),
                bad(BAD_FIELD, "{'t':'check','a':{'b':1,'b':2}}"),
                bad(BAD_FIELD, "{'t':'check','a':'\\ud800'}"),
                bad(BAD_FIELD, "{'t':'x-mine','a':1,'a':2}"),
                bad(BAD_FIELD, "{'t':'ping'}"),
                bad(BAD_FIELD, "{'t':'ping','n':null}"),
                bad(BAD_FIELD, "{'t':'ping','n':'5'}"),
                bad(BAD_FIELD, "{'t':'ping','n':5.0}"),
                bad(BAD_FIELD, "{'t':'ping','n':5e0}"),
                bad(BAD_FIELD, "{'t':'ping','n':-0}"),
                bad(BAD_FIELD, "{'t':'ping','n':9007199254740992}"),
                bad(BAD_FIELD, "{'t':'ping','n':99999999999999999999}"),
                bad(BAD_FIELD, "{'t':'presence'}"),
                bad(BAD_FIELD, "{'t':'presence','p':{'cursor':[1]}}"),
                bad(BAD_FIELD, "{'t':'presence','p':{'selection':'7Qx2b9Lm-1k'}}"),
                bad(BAD_FIELD, "{'t':'presence','p':{'selection':[" + list(201, "'" + ID + "'") + "]}}"),
                bad(BAD_FIELD, "{'t':'code','new':1}"),
                bad(BAD_FIELD, "{'t':'asset.get','id':'abc'}"),
                bad(BAD_FIELD, "{'t':'asset.put','id':'" + "a".repeat(64) + "','i':1,'n':1,'d':'AAAA'}"),
                bad(BAD_FIELD, "{'t':'asset.put','id':'" + "a".repeat(64) + "','i':0,'n':1,'d':'AAA'}"),
                bad(BAD_FIELD, "{'t':'asset.put','id':'" + "a".repeat(64) + "','i':0,'n':1,'d':'AB=='}"),
                bad(BAD_FIELD, "{'t':'asset.put','id':'" + "A".repeat(64) + "','i':0,'n':1,'d':'AAAA'}"),
                bad(BAD_FIELD, HELLO.replace("7Qx2b9Lm", "7Qx2b9L") + "}"),
                bad(BAD_FIELD, HELLO.replace("GHIJKL", "GHIJK-") + "}"),
                bad(BAD_FIELD, HELLO.replace("'M'", "'M\\n'") + "}"),
                bad(BAD_FIELD, HELLO.replace("'M'", "'" + "M".repeat(41) + "'") + "}"),
                bad(BAD_FIELD, HELLO + ",'board':'K7QF2'}"),
                bad(BAD_FIELD, HELLO + ",'auth':{}}"),
                bad(BAD_FIELD, HELLO + ",'auth':{'user':'kim'}}"),
                bad(BAD_FIELD, HELLO + ",'auth':{'code':'M4XW-7HTN','user':'kim','key':'k'}}"),
                bad(BAD_FIELD, HELLO + ",'resume':{'inc':'g5Tz','seq':-1,'h':''}}"),
                bad(BAD_FIELD, "{'t':'hello','v':1,'client':'7Qx2b9Lm','name':'M'}"));
    }

    static Stream<Arguments> batches() {
        return Stream.of(
                bad(BAD_FIELD, "{}"),
                bad(BAD_FIELD, "{'op':'explode'}"),
                bad(BAD_FIELD, "{'op':1}"),
                bad(BAD_FIELD, "'clear'"),
                bad(BAD_FIELD, "null"),
                bad(BAD_FIELD, "{'op':'clear'}"),
                bad(BAD_FIELD, "{'op':'clear','op':'clear','page':'p1'}"),
                bad(BAD_FIELD, "{'op':'clear','page':'p2'}"),
                bad(BAD_FIELD, "{'op':'clear','page':'p1','why':1}"),
                bad(BAD_FIELD, "{'op':'clear','page':'p1','id':'7Qx2b9Lm-1k'}"),
                bad(BAD_FIELD, "{'op':'seal','id':'p1'}"),
                bad(BAD_FIELD, "{'op':'seal','id':'7Qx2b9Lm-'}"),
                bad(BAD_FIELD, "{'op':'seal','id':'7Qx2b9Lm-1K'}"),
                bad(BAD_FIELD, "{'op':'seal','id':'7Qx2b9Lm-1234567890abcdef'}"),
                bad(BAD_FIELD, "{'op':'delete','ids':'7Qx2b9Lm-1k'}"),
                bad(BAD_FIELD, "{'op':'delete','ids':[null]}"),
                bad(BAD_FIELD, "{'op':'move','ids':[],'d':[1]}"),
                bad(BAD_FIELD, "{'op':'move','ids':[],'d':[1,2,3]}"),
                bad(BAD_FIELD, "{'op':'move','ids':[],'d':[1,2.5]}"),
                bad(BAD_FIELD, "{'op':'move','ids':[],'d':[1,1073741825]}"),
                bad(BAD_FIELD, "{'op':'set','ids':[]}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'each':[],'v':{}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'z':1}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'title':'x'}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'sx':0}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'rot':36001}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'at':null}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'text':'\\u0007'}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'text':'\\r'}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'text':'\\udc00\\ud800'}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'style':{'glow':1}}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'style':{'width':0}}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'style':{'alpha':256}}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'style':{'color':'red'}}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'style':{'color':'#12345g'}}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'style':{'color':null}}}"),
                bad(BAD_FIELD, "{'op':'set','ids':[],'v':{'style':{'tool':'brush'}}}"),
                bad(BAD_FIELD, "{'op':'order','ids':[],'to':'up'}"),
                bad(BAD_FIELD, "{'op':'order','ids':[],'to':{}}"),
                bad(
                        BAD_FIELD,
                        "{'op':'cut','id':'7Qx2b9Lm-1k','count':4,'parts':[{'id':'7Qx2b9Lm-2','from':2,'to':2}]}"),
                bad(
                        BAD_FIELD,
                        "{'op':'cut','id':'7Qx2b9Lm-1k','count':4,'parts':[{'id':'7Qx2b9Lm-2','from':2,'to':5}]}"),
                bad(
                        BAD_FIELD,
                        "{'op':'cut','id':'7Qx2b9Lm-1k','count':4,'parts':[{'id':'7Qx2b9Lm-2','from':0,'to':3},{'id':'7Qx2b9Lm-3','from':2,'to':4}]}"),
                bad(BAD_FIELD, "{'op':'page.add','id':'p1','after':null}"),
                bad(BAD_FIELD, "{'op':'page.add','id':'7Qx2b9Lm-3'}"),
                bad(BAD_FIELD, "{'op':'page.add','id':'7Qx2b9Lm-3','after':null,'background':'stars'}"),
                bad(BAD_FIELD, "{'op':'page.set','id':'p1','v':{'title':'a\\nb'}}"),
                bad(BAD_FIELD, "{'op':'page.set','id':'p1','v':{'at':[0,0]}}"),
                bad(BAD_FIELD, "{'op':'access','v':{'write':'nobody'}}"),
                bad(BAD_FIELD, "{'op':'access','v':{'people':{'05':{}}}}"),
                bad(BAD_FIELD, "{'op':'access','v':{'people':{'Kim':{}}}}"),
                bad(BAD_FIELD, "{'op':'access','v':{'people':{'5':{'admin':true}}}}"),
                bad(BAD_FIELD, EL + "'kind':'cloud','size':[1,1]}}"),
                bad(BAD_FIELD, EL + "'kind':'shape','size':[1,1]}}"),
                bad(BAD_FIELD, EL + "'kind':'shape','form':'rect'}}"),
                bad(BAD_FIELD, EL + "'kind':'text','size':[1,1],'form':'rect'}}"),
                bad(BAD_FIELD, EL + "'kind':'text','size':[1,1],'z':5}}"),
                bad(BAD_FIELD, EL + "'kind':'text','size':[1,1],'by':1}}"),
                bad(BAD_FIELD, EL + "'kind':'text','size':[1,1],'lock':false}}"),
                bad(BAD_FIELD, EL + "'kind':'text','size':[1,1],'colour':1}}"),
                bad(BAD_FIELD, EL + "'kind':'image','size':[1,1],'asset':'x'}}"),
                bad(BAD_FIELD, EL + "'kind':'stroke'}}"),
                bad(BAD_FIELD, EL + "'kind':'stroke','p':['AAAA']}}"),
                bad(BAD_FIELD, EL + "'kind':'stroke','p':['AAAA'],'open':true}}"),
                bad(BAD_FIELD, EL + "'kind':'shape','form':'rect','p':['AAAA'],'size':[1,1]}}"),
                bad(BAD_FIELD, EL + "'kind':'stroke','p':['AAAA'],'size':[1,1]}}"),
                bad(BAD_FIELD, BEGIN + "'p':'AAAA'}"),
                bad(BAD_FIELD, BEGIN + "'style':{},'p':'AAA='}"),
                bad(BAD_FIELD, BEGIN + "'style':{},'p':'AA'}"),
                bad(BAD_FIELD, BEGIN + "'style':{},'p':'/AAA'}"),
                bad(BAD_FIELD, BEGIN + "'style':{},'p':['AAAA']}"),
                bad(BAD_FIELD, BEGIN + "'style':{},'p':'AAAA','n':1}"),
                bad(LIMIT, BEGIN + "'style':{},'p':'" + ink(513) + "'}"),
                bad(LIMIT, "{'op':'append','id':'7Qx2b9Lm-1k','n':1,'p':'" + ink(513) + "'}"),
                bad(LIMIT, "{'op':'end','id':'7Qx2b9Lm-1k','n':1,'count':9000,'fit':'" + ink(8_001) + "'}"),
                bad(LIMIT, "{'op':'set','ids':[],'v':{'text':'" + "x".repeat(2_001) + "'}}"),
                bad(LIMIT, EL + "'kind':'note','size':[1,1],'text':'" + "x".repeat(2_001) + "'}}"),
                bad(LIMIT, "{'op':'page.set','id':'p1','v':{'title':'" + "x".repeat(121) + "'}}"),
                bad(LIMIT, "{'op':'access','v':{'people':{'5':{'name':'" + "x".repeat(41) + "'}}}}"),
                bad(LIMIT, "{'op':'delete','ids':[" + list(2_001, "'" + ID + "'") + "]}"),
                bad(
                        LIMIT,
                        "{'op':'delete','ids':[" + list(1_500, "'" + ID + "'") + "]},{'op':'delete','ids':["
                                + list(501, "'" + ID + "'") + "]}"),
                bad(LIMIT, list(65, "{'op':'clear','page':'p1'}")),
                bad(LIMIT, list(20, "{'op':'set','ids':[],'v':{'text':'" + "x".repeat(1_900) + "'}}")),
                bad(
                        LIMIT,
                        "{'op':'cut','id':'7Qx2b9Lm-1k','count':200,'parts':["
                                + IntStream.range(0, 65)
                                        .mapToObj(i ->
                                                "{'id':'7Qx2b9Lm-" + i + "','from':" + i + ",'to':" + (i + 1) + "}")
                                        .collect(Collectors.joining(","))
                                + "]}"));
    }

    @ParameterizedTest
    @MethodSource
    void frames(ErrorCode code, String frame) {
        assertEquals(code, refused(frame).code());
    }

    /** In a batch the code comes with k, wherever k is, and whatever is around it. */
    @ParameterizedTest
    @MethodSource
    void batches(ErrorCode code, String ops) {
        for (String frame : List.of(
                "{'t':'ops','k':58,'o':[" + ops + "]}",
                "{'t':'ops','o':[" + ops + "],'k':58}",
                "{'k':58,'o':[" + ops + "],'t':'ops'}")) {
            Parsed.Bad<ClientFrame> bad = refused(frame);
            assertEquals(code, bad.code(), bad.detail());
            assertEquals(58, bad.k());
        }
        assertEquals(BAD_FIELD, refused("{'t':'ops','o':[" + ops + "]}").code(), "without k nothing can be recorded");
        assertEquals(BAD_MESSAGE, refused("{'t':'ops','k':58,'o':[" + ops + "]").code(), "broken JSON comes first");
    }

    static Stream<Arguments> numbers() {
        return Stream.of("0", "-1", "1.5", "'1'", "null", "9007199254740992", "[1]")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource
    void numbers(String k) {
        Parsed.Bad<ClientFrame> bad = refused("{'t':'ops','k':" + k + ",'o':[]}");
        assertEquals(BAD_FIELD, bad.code());
        assertEquals(0, bad.k());
    }

    @Test
    void aKTwiceIsNone() {
        assertEquals(0, refused("{'t':'ops','k':1,'k':1,'o':[]}").k());
    }

    @Test
    void aFrameMayBeAsLongAsTheLimitAndNoLonger() {
        String frame = "{'t':'x-a','a':'%s'}".replace('\'', '"');
        int room = Limits.FRAME_BYTES - frame.length() + 2;
        assertInstanceOf(Parsed.Good.class, WireCodec.readClient(frame.formatted("x".repeat(room))));
        assertEquals(BAD_MESSAGE, refused(frame.formatted("x".repeat(room + 1))).code());
        // 3 bytes each
        assertInstanceOf(Parsed.Good.class, WireCodec.readClient(frame.formatted("한".repeat(room / 3))));
        assertEquals(
                BAD_MESSAGE, refused(frame.formatted("한".repeat(room / 3 + 1))).code());
    }

    @Test
    void aBatchIsMeasuredInOurEncodingNotTheSenders() {
        String spaces = " ".repeat(Limits.BATCH_BYTES + 1);
        String frame = "{\"t\":\"ops\",\"k\":1,\"o\":[" + spaces + "]}";
        assertEquals(new Parsed.Good<ClientFrame>(new ClientFrame.Ops(1, List.of())), WireCodec.readClient(frame));
    }

    @Test
    void ownIdsAreThoseWithTheClientsPrefix() {
        for (int kind = 0; kind < RandomValues.OP_KINDS; kind++) {
            Op op = new RandomValues(7 + kind).op(kind);
            boolean creates = op instanceof Op.Add
                    || op instanceof Op.Begin
                    || op instanceof Op.PageAdd
                    || (op instanceof Op.Cut cut && !cut.parts().isEmpty());
            assertEquals(!creates, WireCodec.createsOnlyOwnIds("7Qx2b9Lm", List.of(op)), op.toString());
        }
        ClientFrame begin = ((Parsed.Good<ClientFrame>) WireCodec.readClient(
                        ("{'t':'ops','k':1,'o':[" + BEGIN + "'style':{},'p':'AAAA'}]}").replace('\'', '"')))
                .frame();
        List<Op> ops = ((ClientFrame.Ops) begin).ops();
        assertTrue(WireCodec.createsOnlyOwnIds("7Qx2b9Lm", ops));
        assertFalse(WireCodec.createsOnlyOwnIds("7Qx2b9L", ops));
    }

    private static Parsed.Bad<ClientFrame> refused(String frame) {
        Parsed<ClientFrame> parsed = WireCodec.readClient(frame.replace('\'', '"'));
        assertInstanceOf(Parsed.Bad.class, parsed, frame);
        return (Parsed.Bad<ClientFrame>) parsed;
    }

    private static Arguments bad(ErrorCode code, String json) {
        return Arguments.of(code, json);
    }

    private static String list(int count, String item) {
        return String.join(",", Collections.nCopies(count, item));
    }

    private static String ink(int samples) {
        return SampleChunk.of(Collections.nCopies(samples, new Sample(1, 1, 1, 1)), false, false)
                .text();
    }
}
