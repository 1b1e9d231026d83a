package org.bunpil.relay.transport;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongSupplier;
import org.bunpil.model.Limits;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;

/**
 * WebSocket as in RFC 6455, with limits that the library lacks: the library checks the size of a fragmented message only when its last
 * fragment has arrived, it answers every ping, and it takes frames without a mask. No compression is offered. On one worker's thread.
 */
final class BoundedDraft extends Draft_6455 {
    private final LongSupplier clock;
    private final MaskCheck masks = new MaskCheck();
    private int pieces;
    private int pieceBytes;
    private long controlsSinceMillis;
    private int controls;

    BoundedDraft(LongSupplier clock) {
        super(List.of(), Limits.FRAME_BYTES);
        this.clock = clock;
        this.controlsSinceMillis = clock.getAsLong();
    }

    /** Called by the library for each connection. */
    @Override
    public Draft copyInstance() {
        return new BoundedDraft(clock);
    }

    @Override
    public List<Framedata> translateFrame(ByteBuffer received) throws InvalidDataException {
        masks.check(received);
        return super.translateFrame(received);
    }

    @Override
    public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
        // Ignores frames that were received together with the one that closed the connection.
        if (!socket.isOpen()) return;
        Opcode opcode = frame.getOpcode();
        if (opcode == Opcode.PING || opcode == Opcode.PONG) countControl();
        else if (opcode != Opcode.CLOSING) countPiece(frame);
        super.processFrame(socket, frame);
    }

    private void countControl() throws InvalidDataException {
        long now = clock.getAsLong();
        if (now - controlsSinceMillis >= TransportLimits.CONTROLS_MILLIS) {
            controlsSinceMillis = now;
            controls = 0;
        }
        if (++controls > TransportLimits.CONTROLS) {
            throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "too many pings");
        }
    }

    private void countPiece(Framedata frame) throws LimitExceededException {
        pieces++;
        pieceBytes += frame.getPayloadData().remaining();
        if (pieces > TransportLimits.PIECES || pieceBytes > Limits.FRAME_BYTES) {
            throw new LimitExceededException("a message in too many or too large pieces", Limits.FRAME_BYTES);
        }
        if (frame.isFin()) {
            pieces = 0;
            pieceBytes = 0;
        }
    }

    /** By identity, because drafts here have state; Draft_6455 compares extensions. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
