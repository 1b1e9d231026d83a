package org.bunpil.relay.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bunpil.model.Code;
import org.bunpil.model.Limits;
import org.bunpil.relay.ops.Count;
import org.bunpil.relay.ops.Span;
import org.bunpil.relay.room.Member;
import org.bunpil.relay.room.Peer;
import org.bunpil.relay.room.Utf8;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Frames;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, from its first byte to its end. What arrives is admitted in a fixed order: size, form, joined, pace, limits; the
 * room adds access. Frames of one connection come one at a time; everything else from any thread. Nothing blocks.
 */
public final class Session implements Peer {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Outlet outlet;
    private final Lobby lobby;
    private final Greeting greeting;
    private final Pace pace;
    private final AssetDesk assets;
    private volatile long heardMillis;
    private long pingedMillis;
    /** Set before the room sends anything; the socket's thread must not wait for this session's lock. */
    private volatile @Nullable Member member;

    private State state;
    private int badFrames;
    private boolean opsTooEarly;

    public Session(Outlet outlet, Lobby lobby) {
        this.outlet = outlet;
        this.lobby = lobby;
        this.greeting = new Greeting(lobby, this);
        this.heardMillis = lobby.now();
        this.pace = new Pace(heardMillis);
        this.assets = new AssetDesk(outlet, lobby);
        this.state = new State.Fresh(heardMillis);
    }

    // ---- from the connection

    /** A text frame, at most {@link Limits#FRAME_BYTES} long. */
    public void text(String text) {
        heard();
        synchronized (this) {
            if (hasEnded()) return;
            if (!pace.frame(text.length(), lobby.now())) {
                end(Code.RATE);
                return;
            }
        }
        Parsed<ClientFrame> parsed = Frames.readClient(text);
        synchronized (this) {
            if (hasEnded()) return;
            switch (parsed) {
                case Parsed.Good<ClientFrame>(ClientFrame frame) -> accept(frame, text);
                case Parsed.Bad<ClientFrame>(Code code, long k, String detail) -> {
                    if (code == Code.LIMIT && state instanceof State.Joined joined) tooMuch(joined, k, text);
                    else bad(code == Code.LIMIT ? Code.BAD_TYPE : code, k, detail);
                }
            }
        }
    }

    public synchronized void binary() {
        heard();
        if (!hasEnded()) bad(Code.BAD_MESSAGE, 0, "binary frame");
    }

    /** Any sign of life, control frames too. */
    public void heard() {
        heardMillis = lobby.now();
    }

    /** The last frame of the stream has left. */
    public void drained() {
        Member here = member;
        if (here != null) here.ready();
        assets.pump();
    }

    /** The connection is gone. */
    public synchronized void closed() {
        leave();
        state = new State.Ended();
    }

    /** Does what is due; call it a few times a second. */
    public synchronized void tick() {
        long now = lobby.now();
        switch (state) {
            case State.Fresh(long since) -> {
                if (now - since >= SessionLimits.HELLO_MILLIS) finish(CloseCodes.NO_HELLO);
            }
            case State.Joining(long since, Runnable _) -> {
                if (now - since >= SessionLimits.JOIN_MILLIS) end(Code.BUSY);
            }
            case State.Ending(Code code, long at) -> {
                if (now >= at) say(code);
            }
            case State.Joined _ -> {
                keepAlive(now);
                assets.pump();
            }
            case State.Ended _ -> {}
        }
    }

    private void keepAlive(long now) {
        long silentMillis = now - heardMillis;
        if (silentMillis >= SessionLimits.SILENCE_MILLIS) drop(CloseCodes.GOING_AWAY, "silent");
        else if (outlet.stalledMillis() >= SessionLimits.STALLED_MILLIS) drop(CloseCodes.SLOW, "slow");
        else if (silentMillis >= SessionLimits.PING_AFTER_MILLIS
                && now - pingedMillis >= SessionLimits.PING_AFTER_MILLIS) {
            pingedMillis = now;
            outlet.answer(Frames.write(new RelayFrame.Ping(now)));
        }
    }

    /**
     * The relay is going down: says so and closes.
     *
     * @param connections so many are told at once, and should not come back at once
     */
    public synchronized void drain(int connections) {
        if (hasEnded()) return;
        long spreadMillis = Math.clamp(
                connections * 1_000L / SessionLimits.COMING_BACK_PER_SECOND,
                SessionLimits.COMING_BACK_MIN_MILLIS,
                SessionLimits.COMING_BACK_MAX_MILLIS);
        long retryMillis = lobby.dice().nextLong(spreadMillis);
        outlet.answer(Frames.write(new RelayFrame.Goodbye(Code.DRAIN.text(), retryMillis)));
        finish(CloseCodes.RESTART);
    }

    // ---- admission

    private void accept(ClientFrame frame, String text) {
        if (frame instanceof ClientFrame.Hello hello) {
            if (state instanceof State.Fresh) greet(hello);
            else bad(Code.BAD_TYPE, 0, "hello: a second one");
            return;
        }
        if (frame instanceof ClientFrame.Unknown) return;
        switch (state) {
            case State.Fresh _ -> bad(Code.BAD_TYPE, 0, "t: hello comes first");
            case State.Joining _ -> {
                if (frame instanceof ClientFrame.Ops) opsTooEarly = true;
            }
            case State.Joined joined -> accept(joined, frame, text);
            case State.Ending _, State.Ended _ -> {}
        }
    }

    private void greet(ClientFrame.Hello hello) {
        state = new State.Joining(lobby.now(), () -> {});
        greeting.greet(hello);
    }

    private void accept(State.Joined joined, ClientFrame frame, String text) {
        Member member = joined.member();
        switch (frame) {
            case ClientFrame.Ops ops -> ops(joined, ops, text);
            case ClientFrame.Present(var presence) -> {
                if (!member.watches() && pace.presence(lobby.now())) member.present(presence);
            }
            case ClientFrame.Check _ -> member.check();
            case ClientFrame.AskCode(boolean fresh) -> greeting.askCode(member, fresh);
            case ClientFrame.AssetPut put -> {
                if (member.watches()) outlet.answer(failure(Code.ROLE, 0, false, "a watcher cannot write"));
                else assets.put(member.board(), put);
            }
            case ClientFrame.AssetGet(String id) -> assets.get(id);
            case ClientFrame.Ping(long n) -> outlet.answer(Frames.write(new RelayFrame.Pong(n)));
            case ClientFrame.Pong _, ClientFrame.Unknown _, ClientFrame.Hello _ -> {}
        }
    }

    private void ops(State.Joined joined, ClientFrame.Ops ops, String text) {
        if (joined.member().watches()) {
            outlet.answer(failure(Code.ROLE, ops.k(), false, "a watcher cannot write"));
            return;
        }
        if (!isNext(joined, ops.k(), text)) return;
        if (!Frames.ownIds(joined.member().client(), ops.ops())) {
            bad(Code.BAD_FIELD, ops.k(), "id: not the sender's own prefix");
            return;
        }
        pass(joined, ops.k(), () -> joined.member().ops(ops.k(), ops.ops(), null));
    }

    /** A batch in good form with more in it than one may hold: its k is used up, nothing of it is kept. */
    private void tooMuch(State.Joined joined, long k, String text) {
        if (joined.member().watches() || !isNext(joined, k, text)) return;
        pass(joined, k, () -> joined.member().ops(k, List.of(), Code.LIMIT));
    }

    private boolean isNext(State.Joined joined, long k, String text) {
        return switch (joined.sequence().place(k)) {
            case OLD, DROP -> false;
            case GAP -> {
                outlet.answer(Frames.write(new RelayFrame.Gap(joined.sequence().next())));
                yield false;
            }
            case NEXT -> isInPace(joined, k, text);
        };
    }

    private boolean isInPace(State.Joined joined, long k, String text) {
        return switch (pace.batch(Utf8.length(text), lobby.now())) {
            case PASS -> true;
            case SLOW -> {
                outlet.answer(Frames.write(new RelayFrame.Slow(SessionLimits.SLOW_FLUSH_MILLIS)));
                yield true;
            }
            case REFUSE -> {
                joined.sequence().refused();
                outlet.answer(failure(Code.RATE, k, false, "too fast"));
                yield false;
            }
            case CLOSE -> {
                end(Code.RATE);
                yield false;
            }
        };
    }

    private void pass(State.Joined joined, long k, BooleanSupplier on) {
        if (on.getAsBoolean()) {
            joined.sequence().passed();
            lobby.metrics().count(Count.BATCHES_IN);
        } else {
            joined.sequence().refused();
            outlet.answer(failure(Code.BUSY, k, false, "the board is busy"));
        }
    }

    private void bad(Code code, long k, String detail) {
        lobby.metrics().count(Count.REFUSED, code.text());
        boolean last = ++badFrames >= SessionLimits.BAD_FRAMES;
        outlet.answer(failure(code, k, last, detail));
        if (last) finish(CloseCodes.BAD);
    }

    // ---- from the room

    @Override
    public synchronized void joined(Member member, long k) {
        if (!(state instanceof State.Joining(long since, Runnable _))) {
            member.leave();
            return;
        }
        this.member = member;
        lobby.metrics().took(Span.JOIN, TimeUnit.MILLISECONDS.toNanos(lobby.now() - since));
        Sequence sequence = new Sequence(k);
        state = new State.Joined(member, sequence);
        // What came before it was known where to go on has been dropped; the sender must hear of it.
        if (opsTooEarly && sequence.place(k + 2) == Sequence.Place.GAP) {
            outlet.answer(Frames.write(new RelayFrame.Gap(sequence.next())));
        }
    }

    @Override
    public synchronized void refused(Code code) {
        if (state instanceof State.Joining) end(code);
    }

    /** The greeting found the door. */
    synchronized void atDoor(Runnable leave) {
        if (state instanceof State.Joining(long since, Runnable _)) state = new State.Joining(since, leave);
        else if (hasEnded()) leave.run();
    }

    @Override
    public boolean ready() {
        return outlet.ready();
    }

    @Override
    public void send(String frame) {
        outlet.send(frame);
    }

    @Override
    public synchronized void lost(long k, Code code) {
        if (state instanceof State.Joined joined && joined.sequence().lost(k)) {
            outlet.answer(failure(code, k, false, "not kept"));
        }
    }

    @Override
    public synchronized void end(Code code) {
        if (hasEnded()) return;
        leave();
        if (code == Code.AUTH && state instanceof State.Joining) state = late();
        else say(code);
    }

    /** A wrong code, key or secret. When too many are waiting for their answer, some are told to come again. */
    private State late() {
        long atMillis = lobby.authAnswerMillis();
        return atMillis >= 0
                ? new State.Ending(Code.AUTH, atMillis)
                : new State.Ending(Code.BUSY, lobby.now() + SessionLimits.AUTH_MILLIS);
    }

    private void say(Code code) {
        lobby.metrics().count(Count.REFUSED, code.text());
        outlet.answer(failure(code, 0, !CloseCodes.isSoft(code), "closing"));
        finish(CloseCodes.of(code));
    }

    private void finish(int closeCode) {
        leave();
        state = new State.Ended();
        outlet.close(closeCode);
    }

    private void drop(int closeCode, String why) {
        LOG.info("event=dropped why={}", why);
        lobby.metrics().count(Count.DROPPED, why);
        leave();
        state = new State.Ended();
        outlet.drop(closeCode);
    }

    private void leave() {
        assets.close();
        switch (state) {
            case State.Joining(long _, Runnable leave) -> leave.run();
            case State.Joined(Member member, Sequence _) -> member.leave();
            case State.Fresh _, State.Ending _, State.Ended _ -> {}
        }
    }

    /** Whether it has been let in. */
    public boolean isMember() {
        return member != null;
    }

    private boolean hasEnded() {
        return state instanceof State.Ended || state instanceof State.Ending;
    }

    private String failure(Code code, long k, boolean fatal, String detail) {
        boolean later = code == Code.BUSY || code == Code.UNAVAILABLE;
        long retryMillis = later
                ? SessionLimits.RETRY_MILLIS + lobby.dice().nextInt(SessionLimits.RETRY_SPREAD_MILLIS)
                : code == Code.RATE ? SessionLimits.RATE_RETRY_MILLIS : 0;
        return Frames.write(new RelayFrame.Failure(code, k, fatal, Map.of(), detail, retryMillis));
    }
}
