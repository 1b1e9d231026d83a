package org.bunpil.relay.session;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.room.Credential;
import org.bunpil.relay.room.JoinCodes;
import org.bunpil.relay.room.JoinRequest;
import org.bunpil.relay.room.RoomMember;
import org.bunpil.wire.AuthCause;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.WireVersion;
import org.jspecify.annotations.Nullable;

/** Handles a hello: finds or creates the board, checks the client's credential and asks to join. */
final class HelloHandler {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BOARD_UNITS = 10;
    private static final String DIRECTORY_AWAY = "the directory of boards cannot be reached";

    private final RelayContext context;
    private final Session session;

    HelloHandler(RelayContext context, Session session) {
        this.context = context;
        this.session = session;
    }

    void handle(ClientFrame.Hello hello) {
        if (WireVersion.common(hello.oldestVersion(), hello.protocolVersion()) == WireVersion.NONE) {
            boolean tooNew = hello.oldestVersion() > WireVersion.NEWEST;
            session.refused(
                    tooNew ? ErrorCode.OLD_RELAY : ErrorCode.VERSION,
                    (tooNew ? "this program needs a newer relay: this one speaks v " : "this relay speaks v ")
                            + WireVersion.OLDEST + " to " + WireVersion.NEWEST);
            return;
        }
        String user = user(hello.auth());
        if (hello.create() && user == null) {
            session.refused(ErrorCode.AUTH, AuthCause.KEY.why());
            return;
        }
        String board = hello.board();
        if (board != null) {
            CompletableFuture<?> _ = context.directory().board(board).whenComplete((found, failure) -> {
                if (failure != null) session.refused(ErrorCode.UNAVAILABLE, DIRECTORY_AWAY);
                else if (found.isPresent()) enter(found.get(), hello, user);
                else if (user != null && hello.create()) create(board, hello, user);
                else session.refused(ErrorCode.NO_BOARD, "there is no such board");
            });
        } else if (hello.auth() instanceof ClientFrame.Auth.JoinCode(String code)) {
            byCode(code, entry -> enter(entry, hello, null));
        } else if (hello.create() && user != null) {
            create(randomId(), hello, user);
        } else {
            session.refused(ErrorCode.NO_BOARD, "the hello names no board");
        }
    }

    /** Tells the client which board has a join code, before it says who it is. */
    void find(String code) {
        byCode(code, entry -> session.found(entry.id()));
    }

    private void byCode(String code, Consumer<BoardEntry> then) {
        CompletableFuture<?> _ = context.directory()
                .byCode(JoinCodes.normalized(code))
                .whenComplete((Optional<BoardEntry> found, Throwable failure) -> {
                    if (failure != null) session.refused(ErrorCode.UNAVAILABLE, DIRECTORY_AWAY);
                    else if (found.isPresent()) then.accept(found.get());
                    else session.refused(ErrorCode.AUTH, AuthCause.CODE.why());
                });
    }

    private void create(String board, ClientFrame.Hello hello, String user) {
        String title = hello.title() == null ? "" : hello.title();
        BoardEntry entry = new BoardEntry(board, title, user, JoinCodes.random(context.random()));
        CompletableFuture<?> _ = context.directory()
                .create(entry)
                .whenComplete((BoardEntry created, Throwable failure) -> {
                    if (failure != null) session.refused(ErrorCode.UNAVAILABLE, DIRECTORY_AWAY);
                    else enter(created, hello, user);
                });
    }

    private void enter(BoardEntry entry, ClientFrame.Hello hello, @Nullable String user) {
        ClientFrame.EarlierRun earlierRun = hello.earlierRun();
        JoinRequest request = new JoinRequest(
                session,
                hello.client(),
                SecretHash.sha256Hex(hello.secret()),
                hello.name(),
                credential(entry, hello.auth(), user),
                hello.foldVersion(),
                earlierRun == null ? null : earlierRun.client(),
                earlierRun == null ? null : SecretHash.sha256Hex(earlierRun.secret()),
                hello.resume(),
                hello.watch(),
                context.hostKeys()::isVoid);
        session.joinStarted(context.rooms().join(entry, request));
    }

    /** Asks the room for the board's join code, or for a new one. */
    void askCode(RoomMember member, boolean fresh) {
        member.askCode(fresh ? JoinCodes.random(context.random()) : null);
    }

    private @Nullable String user(ClientFrame.@Nullable Auth auth) {
        boolean valid = auth instanceof ClientFrame.Auth.HostKey(String user, String key)
                && context.hostKeys().matches(user, key);
        return valid && auth instanceof ClientFrame.Auth.HostKey host ? host.user() : null;
    }

    private static Credential credential(BoardEntry entry, ClientFrame.@Nullable Auth auth, @Nullable String user) {
        if (user != null) return new Credential.HostKey(user);
        return switch (auth) {
            case null -> new Credential.None(null);
            case ClientFrame.Auth.HostKey _ -> new Credential.None(AuthCause.KEY);
            case ClientFrame.Auth.JoinCode(String code) ->
                !entry.code().isEmpty() && entry.code().equals(JoinCodes.normalized(code))
                        ? new Credential.JoinCode()
                        : new Credential.None(AuthCause.CODE);
        };
    }

    private String randomId() {
        StringBuilder id = new StringBuilder(BOARD_UNITS);
        for (int i = 0; i < BOARD_UNITS; i++)
            id.append(BASE62.charAt(context.random().nextInt(BASE62.length())));
        return id.toString();
    }
}
