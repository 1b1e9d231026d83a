package org.bunpil.relay.session;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bunpil.model.Code;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.room.JoinCodes;
import org.bunpil.relay.room.JoinRequest;
import org.bunpil.relay.room.Member;
import org.bunpil.relay.room.Pass;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/** From a hello to the door of its board: which board, and what the newcomer can show. */
final class Greeting {
    private static final int PROTOCOL = 1;
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BOARD_UNITS = 10;

    private final Lobby lobby;
    private final Session session;

    Greeting(Lobby lobby, Session session) {
        this.lobby = lobby;
        this.session = session;
    }

    void greet(ClientFrame.Hello hello) {
        if (hello.v() != PROTOCOL) {
            session.refused(Code.VERSION);
            return;
        }
        String user = user(hello.auth());
        if (hello.create() && user == null) {
            session.refused(Code.AUTH);
            return;
        }
        String board = hello.board();
        if (board != null) {
            CompletableFuture<?> _ = lobby.directory().board(board).whenComplete((found, away) -> {
                if (away != null) session.refused(Code.UNAVAILABLE);
                else if (found.isPresent()) enter(found.get(), hello, user);
                else if (user != null && hello.create()) create(board, hello, user);
                else session.refused(Code.NO_BOARD);
            });
        } else if (hello.auth() instanceof ClientFrame.Auth.JoinCode(String code)) {
            byCode(JoinCodes.normalized(code), hello);
        } else if (hello.create() && user != null) {
            create(randomId(), hello, user);
        } else {
            session.refused(Code.NO_BOARD);
        }
    }

    private void byCode(String code, ClientFrame.Hello hello) {
        CompletableFuture<?> _ = lobby.directory()
                .byCode(code)
                .whenComplete((Optional<BoardEntry> found, Throwable away) -> {
                    if (away != null) session.refused(Code.UNAVAILABLE);
                    else if (found.isPresent()) enter(found.get(), hello, null);
                    else session.refused(Code.AUTH);
                });
    }

    private void create(String board, ClientFrame.Hello hello, String user) {
        String title = hello.title() == null ? "" : hello.title();
        BoardEntry entry = new BoardEntry(board, title, user, JoinCodes.random(lobby.dice()));
        CompletableFuture<?> _ = lobby.directory().create(entry).whenComplete((BoardEntry made, Throwable away) -> {
            if (away != null) session.refused(Code.UNAVAILABLE);
            else enter(made, hello, user);
        });
    }

    private void enter(BoardEntry entry, ClientFrame.Hello hello, @Nullable String user) {
        ClientFrame.Was was = hello.was();
        JoinRequest request = new JoinRequest(
                session,
                hello.client(),
                Secrets.sha256Hex(hello.secret()),
                hello.name(),
                pass(entry, hello.auth(), user),
                was == null ? null : was.client(),
                was == null ? null : Secrets.sha256Hex(was.secret()),
                hello.resume(),
                hello.watch());
        session.atDoor(lobby.rooms().enter(entry, request));
    }

    /** A host asks for the board's code or for a new one. */
    void askCode(Member member, boolean fresh) {
        member.askCode(fresh ? JoinCodes.random(lobby.dice()) : null);
    }

    private @Nullable String user(ClientFrame.@Nullable Auth auth) {
        boolean right = auth instanceof ClientFrame.Auth.HostKey(String user, String key)
                && lobby.hostKeys().matches(user, key);
        return right && auth instanceof ClientFrame.Auth.HostKey host ? host.user() : null;
    }

    private static Pass pass(BoardEntry entry, ClientFrame.@Nullable Auth auth, @Nullable String user) {
        if (user != null) return new Pass.User(user);
        boolean invited = auth instanceof ClientFrame.Auth.JoinCode(String code)
                && !entry.code().isEmpty()
                && entry.code().equals(JoinCodes.normalized(code));
        return invited ? new Pass.Invited() : new Pass.None();
    }

    private String randomId() {
        StringBuilder id = new StringBuilder(BOARD_UNITS);
        for (int i = 0; i < BOARD_UNITS; i++)
            id.append(BASE62.charAt(lobby.dice().nextInt(BASE62.length())));
        return id.toString();
    }
}
