package org.bunpil.sync;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bunpil.op.Op;
import org.bunpil.sync.replica.OpSize;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RandomValues;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.Test;

/** Batches are cut by estimated sizes of their ops, which are never below the real ones. */
class OpSizeTest {
    @Test
    void noOpTakesMoreThanItIsReckonedTo() {
        int empty = bytes(List.of());
        for (int seed = 0; seed < 4_000; seed++) {
            Op op = new RandomValues(seed).op(seed % RandomValues.OP_KINDS);
            int taken = bytes(List.of(op)) - empty;
            assertTrue(taken <= OpSize.bytes(op), () -> taken + " > " + OpSize.bytes(op) + " " + op);
        }
    }

    private static int bytes(List<Op> ops) {
        return WireCodec.write(new ClientFrame.Ops(1, ops)).getBytes(StandardCharsets.UTF_8).length;
    }
}
