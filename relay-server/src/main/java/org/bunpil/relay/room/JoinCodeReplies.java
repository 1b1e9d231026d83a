package org.bunpil.relay.room;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.Directory;
import org.bunpil.relay.room.lane.Lane;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/** Answers hosts who ask for a board's join code, or for a new one. */
final class JoinCodeReplies {
    private final String board;
    private final Directory directory;
    private final Lane lane;
    private final HostActions hostActions;
    private final Predicate<RoomMember> isHost;
    private final BiConsumer<RoomMember, String> answer;

    /**
     * @param isHost called on the lane, as is {@code answer}
     * @param answer sends a frame to a member
     */
    JoinCodeReplies(
            String board,
            RoomContext context,
            Lane lane,
            HostActions hostActions,
            Predicate<RoomMember> isHost,
            BiConsumer<RoomMember, String> answer) {
        this.board = board;
        this.directory = context.log().directory();
        this.lane = lane;
        this.hostActions = hostActions;
        this.isHost = isHost;
        this.answer = answer;
    }

    /** On the lane. @param fresh the new code; null: the current one is wanted */
    void asked(RoomMember member, @Nullable String fresh) {
        if (!isHost.test(member)) {
            answer.accept(member, RoomReplies.failure(ErrorCode.ROLE, "the join code is for hosts"));
        } else if (fresh == null) {
            CompletableFuture<?> _ = directory
                    .board(board)
                    .thenAccept(found -> found.map(BoardEntry::code).ifPresent(code -> send(member, code)))
                    .exceptionally(failure -> unavailable(member));
        } else {
            CompletableFuture<?> _ = directory
                    .setCode(board, fresh)
                    .thenRun(() -> {
                        hostActions.note(member, "code.new", 0);
                        send(member, fresh);
                    })
                    .exceptionally(failure -> unavailable(member));
        }
    }

    private void send(RoomMember member, String code) {
        lane.run(() -> {
            // The directory may have answered after the member was made a pupil.
            if (isHost.test(member))
                answer.accept(member, WireCodec.write(new RelayFrame.JoinCode(JoinCodes.shown(code))));
        });
    }

    private @Nullable Void unavailable(RoomMember member) {
        lane.run(() ->
                answer.accept(member, RoomReplies.failure(ErrorCode.UNAVAILABLE, "the directory cannot be reached")));
        return null;
    }
}
