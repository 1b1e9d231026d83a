package org.bunpil.relay.admin;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.admin.AdminException.Kind;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.BoardAdministration.BoardUse;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.ops.Audit;
import org.bunpil.relay.room.JoinCodes;
import org.bunpil.relay.room.RoomMember;
import org.bunpil.relay.room.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an administrator does with boards. Everything but looking is in the audit. Calls block; any thread. */
public final class BoardActions {
    private static final Logger LOG = LoggerFactory.getLogger(BoardActions.class);
    private static final long ANSWER_SECONDS = 20;
    /** What those are told who are on a board that is deleted. */
    public static final String DELETED = "an administrator has deleted this board";

    private final BoardLog log;
    private final Rooms rooms;
    private final Audit audit;
    private final RandomGenerator random;

    /** @param random must be secure: it makes join codes */
    public BoardActions(BoardLog log, Rooms rooms, Audit audit, RandomGenerator random) {
        this.log = log;
        this.rooms = rooms;
        this.audit = audit;
        this.random = random;
    }

    /** Boards after an id, in the order of their ids; none at the end. */
    List<BoardUse> boards(String after, int most) throws AdminException {
        try {
            return log.administration().boards(after, most);
        } catch (LogUnavailableException away) {
            throw unavailable(away);
        }
    }

    /** Who is on the boards of this relay. */
    List<RoomMember.MemberInfo> members() throws AdminException {
        return await(rooms.members());
    }

    /** Ends the class on a board: all but hosts are told and have to leave. A host can open it again. */
    void close(String board) throws AdminException {
        existing(board);
        Op ended = new Op.Access(AccessPatch.builder().open(false).build());
        CompletableFuture<Void> done = new CompletableFuture<>();
        log.append(board, LogRecord.system(List.of(ended)), null, new AppendCallback() {
            @Override
            public void onDurable(Position position) {
                done.complete(null);
            }

            @Override
            public void onFailed(ErrorCode code) {
                done.completeExceptionally(new LogUnavailableException(code.text()));
            }
        });
        await(done);
        note(board, "admin.close");
    }

    /** Gives a board a new join code; the old one is void. @return as it is shown */
    String newCode(String board) throws AdminException {
        existing(board);
        String code = JoinCodes.random(random);
        await(log.directory().setCode(board, code));
        note(board, "admin.code");
        return JoinCodes.shown(code);
    }

    /** Deletes a board for good. Everybody on it is told. */
    void delete(String board) throws AdminException {
        delete(board, "admin.delete");
    }

    /** Deletes a board that nobody has used for the retention time. */
    void expire(String board) throws AdminException {
        delete(board, "admin.expire");
    }

    private void delete(String board, String action) throws AdminException {
        existing(board);
        try {
            await(rooms.end(board, ErrorCode.NO_BOARD, DELETED));
            log.administration().delete(board);
        } catch (AdminException | LogUnavailableException away) {
            rooms.allow(board);
            throw away instanceof AdminException refused ? refused : unavailable(away);
        }
        note(board, action);
    }

    private BoardEntry existing(String board) throws AdminException {
        return await(log.directory().board(board))
                .orElseThrow(() -> new AdminException(Kind.NOT_FOUND, "There is no board " + board + "."));
    }

    private void note(String board, String action) {
        audit.note(board, 0, null, action, 0);
        LOG.atInfo().addKeyValue("board", board).addKeyValue("action", action).log("admin");
    }

    private static <T> T await(CompletableFuture<T> future) throws AdminException {
        try {
            return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException away) {
            throw unavailable(away);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw unavailable(stop);
        }
    }

    private static AdminException unavailable(Exception why) {
        LOG.atWarn().addKeyValue("reason", why).log("admin-unavailable");
        return new AdminException(
                Kind.UNAVAILABLE, "The boards cannot be reached or changed now; try again, and see /ready.", why);
    }
}
