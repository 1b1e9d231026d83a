package org.bunpil.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleChunkTest {
    private static final List<Sample> FIRST = List.of(
            new Sample(0, 0, 96, 0),
            new Sample(13, -5, 110, 8),
            new Sample(29, -9, 121, 8),
            new Sample(47, -12, 130, 9));
    private static final List<Sample> SECOND = List.of(new Sample(66, -13, 138, 8), new Sample(84, -11, 141, 8));

    @Test
    void vectorsOfTheProtocol() {
        assertEquals("AwAAwAEAGgkcCCAHFggkBRIJ", SampleChunk.of(FIRST).text());
        assertEquals("A4QBGZQCCCQEBgg", SampleChunk.of(SECOND).text());
        assertEquals(FIRST, samples(parsed("AwAAwAEAGgkcCCAHFggkBRIJ")));
        assertEquals(SECOND, samples(parsed("A4QBGZQCCCQEBgg")));
    }

    @Test
    void absentPressureIs128AndAbsentTimeIs0() {
        SampleChunk plain = SampleChunk.of(FIRST, false, false);
        assertFalse(plain.hasPressure());
        assertFalse(plain.hasTime());
        assertEquals(
                List.of(
                        new Sample(0, 0, 128, 0),
                        new Sample(13, -5, 128, 0),
                        new Sample(29, -9, 128, 0),
                        new Sample(47, -12, 128, 0)),
                samples(plain));
    }

    @Test
    void anySamplesComeBackAndHaveOneSpelling() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<Sample> samples = new ArrayList<>();
            int reach = 1 << random.nextInt(25);
            for (int i = random.nextInt(40); i >= 0; i--)
                samples.add(new Sample(
                        random.nextInt(-reach, reach + 1),
                        random.nextInt(-reach, reach + 1),
                        random.nextInt(256),
                        random.nextInt(1 << random.nextInt(1, 25))));
            SampleChunk chunk = SampleChunk.of(samples);
            SampleChunk again = parsed(chunk.text());
            assertEquals(chunk, again);
            assertEquals(chunk.text(), again.text());
            assertEquals(samples, samples(again));
            assertEquals(samples.size(), again.sampleCount());
            assertEquals(Base64.getUrlDecoder().decode(chunk.text()).length, chunk.byteCount());
        }
    }

    @Test
    void eachByteChangedIsEitherRefusedOrReadsAsItsOwnSpelling() {
        Random random = new Random(11);
        byte[] good = Base64.getUrlDecoder().decode(SampleChunk.of(FIRST).text());
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            for (int i = random.nextInt(3); i >= 0; i--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            String text = base64(bytes);
            SampleChunk read = SampleChunk.parse(text, 512);
            if (read == null) continue;
            assertEquals(
                    text,
                    SampleChunk.of(samples(read), read.hasPressure(), read.hasTime())
                            .text(),
                    "one spelling only");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "A",
                "Aw",
                "AwAAwAEAGgkcCCAHFggkBRIJ=",
                "AwAAwAEA GgkcCCAHFggkBRIJ",
                "AwAAwAEAGgkcCCAHFggkBRI",
                "+/AA",
                "BAAA",
                "AIAAAA",
            })
    void malformedTextIsRefused(String text) {
        assertNull(SampleChunk.parse(text, 512), text);
    }

    @Test
    void trailingBitsThatSayNothingAreRefused() {
        assertNotNull(SampleChunk.parse("AAAC", 512));
        String text = SampleChunk.of(SECOND).text();
        assertEquals(3, text.length() % 4, "two bytes in the last three characters leave two idle bits");
        assertNull(SampleChunk.parse(text.substring(0, text.length() - 1) + "h", 512));
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        int edge = Limits.OFFSET;
        assertNotNull(SampleChunk.parse(
                SampleChunk.of(List.of(new Sample(edge, -edge, 255, 0))).text(), 1));
        assertNull(SampleChunk.parse(
                SampleChunk.of(List.of(new Sample(edge + 1, 0, 0, 0))).text(), 1));
        assertNull(SampleChunk.parse(
                SampleChunk.of(List.of(new Sample(0, -edge - 1, 0, 0))).text(), 1));
        assertNull(SampleChunk.parse(
                SampleChunk.of(List.of(new Sample(0, 0, 256, 0))).text(), 1));
        assertNull(SampleChunk.parse(
                SampleChunk.of(List.of(new Sample(0, 0, -1, 0))).text(), 1));
        assertNull(SampleChunk.parse(
                SampleChunk.of(List.of(new Sample(0, 0, 0, (1 << 24) + 1))).text(), 1));
        assertNull(SampleChunk.parse(base64(new byte[] {0, -1, -1, -1, -1, 0x1f, 0}), 1), "more than 32 bits");
    }

    @Test
    void tooManySamplesAreRefused() {
        assertNotNull(SampleChunk.parse(SampleChunk.of(FIRST).text(), 4));
        assertNull(SampleChunk.parse(SampleChunk.of(FIRST).text(), 3));
    }

    @Test
    void repackingFillsInWhatAChunkLacks() {
        StrokePoints mixed =
                StrokePoints.of(SampleChunk.of(FIRST, false, false)).plus(SampleChunk.of(SECOND));
        StrokePoints one = mixed.repacked();
        assertEquals(1, one.chunks().size());
        assertTrue(one.chunks().getFirst().hasPressure());
        assertEquals(mixed.samples(), one.samples());
    }

    @Test
    void aSliceKeepsTheOrigin() {
        StrokePoints all = StrokePoints.of(SampleChunk.of(FIRST)).plus(SampleChunk.of(SECOND));
        assertEquals(all.samples().subList(2, 5), all.slice(2, 5).samples());
    }

    @Test
    void valuesThatShareAnArrayStayApart() {
        StrokePoints base = StrokePoints.of(SampleChunk.of(FIRST));
        StrokePoints one = base.plus(SampleChunk.of(SECOND));
        StrokePoints other = base.plus(SampleChunk.of(FIRST));
        assertEquals(2, one.chunks().size());
        assertEquals(SampleChunk.of(SECOND), one.chunks().get(1));
        assertEquals(SampleChunk.of(FIRST), other.chunks().get(1));
        assertEquals(1, base.chunks().size());
        assertEquals(one.sampleCount(), one.samples().size());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static SampleChunk parsed(String text) {
        SampleChunk chunk = SampleChunk.parse(text, 512);
        assertNotNull(chunk, text);
        return chunk;
    }

    private static List<Sample> samples(SampleChunk chunk) {
        return StrokePoints.of(chunk).samples();
    }
}
