package org.bunpil.relay.session;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Limits;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.ops.Timer;
import org.bunpil.relay.room.MemberConnection;
import org.bunpil.relay.room.RoomMember;
import org.bunpil.relay.room.replica.Utf8;
import org.bunpil.wire.AuthCause;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, from its first byte to its end. Frames are checked in a fixed order: size, syntax, joined, rate, limits; the room then
 * checks access. The frames of one connection must be passed in one at a time; everything else may be called on any thread. No call blocks.
 */
public final class Session implements MemberConnection {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final FrameChannel channel;
    private final RelayContext context;
    private final HelloHandler helloHandler;
    private final SessionRateLimiter rateLimiter;
    private final SessionAssets assets;
    private volatile long heardMillis;
    private long pingedMillis;
    /** Set before the room sends anything. Volatile, because the socket's thread must not wait for this session's lock. */
    private volatile @Nullable RoomMember member;

    private SessionState state;
    private int badFrames;
    private boolean opsTooEarly;

    public Session(FrameChannel channel, RelayContext context) {
        this.channel = channel;
        this.context = context;
        this.helloHandler = new HelloHandler(context, this);
        this.heardMillis = context.now();
        this.rateLimiter = new SessionRateLimiter(heardMillis);
        this.assets = new SessionAssets(channel, context);
        this.state = new SessionState.Fresh(heardMillis);
    }

    // ---- from the connection

    /** Handles a text frame of at most {@link Limits#FRAME_BYTES}. */
    public void text(String text) {
        heard();
        synchronized (this) {
            if (hasEnded()) return;
            if (!rateLimiter.frame(text.length(), context.now())) {
                end(ErrorCode.RATE, "too many frames or bytes a second");
                return;
            }
        }
        Parsed<ClientFrame> parsed = WireCodec.readClient(text);
        synchronized (this) {
            if (hasEnded()) return;
            switch (parsed) {
                case Parsed.Good<ClientFrame>(ClientFrame frame) -> accept(frame, text);
                case Parsed.Bad<ClientFrame>(ErrorCode code, long k, String detail) -> {
                    if (code == ErrorCode.LIMIT && state instanceof SessionState.Joined joined)
                        oversizedBatch(joined, k, text);
                    else bad(code == ErrorCode.LIMIT ? ErrorCode.BAD_TYPE : code, k, detail);
                }
            }
        }
    }

    public synchronized void binary() {
        heard();
        if (!hasEnded()) bad(ErrorCode.BAD_MESSAGE, 0, "binary frame");
    }

    /** The client has sent something, control frames included. */
    public void heard() {
        heardMillis = context.now();
    }

    /** The last frame of the stream has been written. */
    public void drained() {
        RoomMember here = member;
        if (here != null) here.ready();
        assets.pump();
    }

    /** The connection has ended. */
    public synchronized void closed() {
        leave();
        state = new SessionState.Ended();
    }

    /** Does work that is due. Must be called a few times a second. */
    public synchronized void tick() {
        long now = context.now();
        switch (state) {
            case SessionState.Fresh(long since) -> {
                if (now - since >= SessionLimits.HELLO_MILLIS) finish(CloseCodes.NO_HELLO);
            }
            case SessionState.Finding(long since) -> {
                if (now - since >= SessionLimits.HELLO_MILLIS)
                    end(ErrorCode.BUSY, "the board could not be found in time");
            }
            case SessionState.Joining(long since, Runnable _) -> {
                if (now - since >= SessionLimits.JOIN_MILLIS)
                    end(ErrorCode.BUSY, "the board could not be opened in time");
            }
            case SessionState.Ending(ErrorCode code, String why, long at) -> {
                if (now >= at) failAndClose(code, why);
            }
            case SessionState.Joined _ -> {
                keepAlive(now);
                assets.pump();
            }
            case SessionState.Ended _ -> {}
        }
    }

    private void keepAlive(long now) {
        long silentMillis = now - heardMillis;
        if (silentMillis >= SessionLimits.SILENCE_MILLIS) drop(CloseCodes.GOING_AWAY, "silent");
        else if (channel.stalledMillis() >= SessionLimits.STALLED_MILLIS) drop(CloseCodes.SLOW, "slow");
        else if (silentMillis >= SessionLimits.PING_AFTER_MILLIS
                && now - pingedMillis >= SessionLimits.PING_AFTER_MILLIS) {
            pingedMillis = now;
            channel.answer(WireCodec.write(new RelayFrame.Ping(now)));
        }
    }

    /**
     * The relay is shutting down: sends goodbye and closes.
     *
     * @param connections how many are closed together; their reconnects are spread out accordingly
     */
    public synchronized void drain(int connections) {
        if (hasEnded()) return;
        long spreadMillis = Math.clamp(
                connections * 1_000L / SessionLimits.COMING_BACK_PER_SECOND,
                SessionLimits.COMING_BACK_MIN_MILLIS,
                SessionLimits.COMING_BACK_MAX_MILLIS);
        long retryMillis = context.random().nextLong(spreadMillis);
        channel.answer(WireCodec.write(new RelayFrame.Goodbye(ErrorCode.DRAIN.text(), retryMillis)));
        finish(CloseCodes.RESTART);
    }

    // ---- admission

    private void accept(ClientFrame frame, String text) {
        if (frame instanceof ClientFrame.Hello hello) {
            if (state instanceof SessionState.Fresh) startJoin(hello);
            else bad(ErrorCode.BAD_TYPE, 0, "hello: a second one");
            return;
        }
        if (frame instanceof ClientFrame.FindBoard(String code)) {
            if (state instanceof SessionState.Fresh(long since)) startFind(code, since);
            else bad(ErrorCode.BAD_TYPE, 0, "find: only before hello");
            return;
        }
        if (frame instanceof ClientFrame.Unknown) return;
        switch (state) {
            case SessionState.Fresh _ -> bad(ErrorCode.BAD_TYPE, 0, "t: hello comes first");
            case SessionState.Finding _, SessionState.Joining _ -> {
                if (frame instanceof ClientFrame.Ops) opsTooEarly = true;
            }
            case SessionState.Joined joined -> accept(joined, frame, text);
            case SessionState.Ending _, SessionState.Ended _ -> {}
        }
    }

    private void startJoin(ClientFrame.Hello hello) {
        state = new SessionState.Joining(context.now(), () -> {});
        helloHandler.handle(hello);
    }

    private void startFind(String code, long since) {
        state = new SessionState.Finding(since);
        helloHandler.find(code);
    }

    /** The board of the code that the client asked about. */
    synchronized void found(String board) {
        if (!(state instanceof SessionState.Finding(long since))) return;
        state = new SessionState.Fresh(since);
        channel.answer(WireCodec.write(new RelayFrame.FoundBoard(board)));
    }

    private void accept(SessionState.Joined joined, ClientFrame frame, String text) {
        RoomMember member = joined.member();
        switch (frame) {
            case ClientFrame.Ops ops -> ops(joined, ops, text);
            case ClientFrame.PresenceUpdate(var presence) -> {
                if (!member.watches() && rateLimiter.presence(context.now())) member.present(presence, text.length());
            }
            case ClientFrame.HashRequest _ -> member.check();
            case ClientFrame.JoinCodeRequest(boolean fresh) -> helloHandler.askCode(member, fresh);
            case ClientFrame.AssetPut put -> assets.put(member, put);
            case ClientFrame.AssetGet(String id) -> assets.get(id);
            case ClientFrame.Ping(long n) -> channel.answer(WireCodec.write(new RelayFrame.Pong(n)));
            case ClientFrame.Pong _, ClientFrame.Unknown _, ClientFrame.FindBoard _, ClientFrame.Hello _ -> {}
        }
    }

    private void ops(SessionState.Joined joined, ClientFrame.Ops ops, String text) {
        if (isWatcher(joined, ops.k()) || !isNext(joined, ops.k(), text)) return;
        if (!WireCodec.createsOnlyOwnIds(joined.member().client(), ops.ops())) {
            bad(ErrorCode.BAD_FIELD, ops.k(), "id: not the sender's own prefix");
            return;
        }
        forward(joined, ops.k(), () -> joined.member().ops(ops.k(), ops.ops(), null, text.length()));
    }

    private boolean isWatcher(SessionState.Joined joined, long k) {
        if (!joined.member().watches()) return false;
        channel.answer(failure(ErrorCode.ROLE, k, false, "a watcher cannot write"));
        return true;
    }

    /** Handles a well-formed batch that is over the limits: its k is used, but its ops are not recorded. */
    private void oversizedBatch(SessionState.Joined joined, long k, String text) {
        if (isWatcher(joined, k) || !isNext(joined, k, text)) return;
        forward(joined, k, () -> joined.member().ops(k, List.of(), ErrorCode.LIMIT, 0));
    }

    private boolean isNext(SessionState.Joined joined, long k, String text) {
        return switch (joined.sequence().classify(k)) {
            case OLD, DROP -> false;
            case GAP -> {
                channel.answer(
                        WireCodec.write(new RelayFrame.Gap(joined.sequence().next())));
                yield false;
            }
            case NEXT -> isWithinRate(joined, k, text);
        };
    }

    private boolean isWithinRate(SessionState.Joined joined, long k, String text) {
        return switch (rateLimiter.batch(Utf8.length(text), context.now())) {
            case PASS -> true;
            case SLOW -> {
                channel.answer(WireCodec.write(new RelayFrame.SlowDown(SessionLimits.SLOW_FLUSH_MILLIS)));
                yield true;
            }
            case REFUSE -> {
                joined.sequence().refused();
                channel.answer(failure(ErrorCode.RATE, k, false, "too fast"));
                yield false;
            }
            case CLOSE -> {
                end(ErrorCode.RATE, "too many batches were refused for their rate");
                yield false;
            }
        };
    }

    private void forward(SessionState.Joined joined, long k, BooleanSupplier on) {
        if (on.getAsBoolean()) {
            joined.sequence().passed();
            context.metrics().count(Counter.BATCHES_IN);
        } else {
            joined.sequence().refused();
            channel.answer(failure(ErrorCode.BUSY, k, false, "the board is busy"));
        }
    }

    private void bad(ErrorCode code, long k, String detail) {
        context.metrics().count(Counter.REFUSED, code.text());
        boolean last = ++badFrames >= SessionLimits.BAD_FRAMES;
        channel.answer(failure(code, k, last, detail));
        if (last) finish(CloseCodes.BAD);
    }

    // ---- from the room

    @Override
    public synchronized void joined(RoomMember member, long k) {
        if (!(state instanceof SessionState.Joining(long since, Runnable _))) {
            member.leave();
            return;
        }
        this.member = member;
        context.metrics().record(Timer.JOIN, TimeUnit.MILLISECONDS.toNanos(context.now() - since));
        BatchSequence sequence = new BatchSequence(k);
        state = new SessionState.Joined(member, sequence);
        // Batches that arrived before the join were dropped, so the sender must be told where to continue.
        if (opsTooEarly && sequence.classify(k + 2) == BatchSequence.Kind.GAP) {
            channel.answer(WireCodec.write(new RelayFrame.Gap(sequence.next())));
        }
    }

    @Override
    public synchronized void refused(ErrorCode code, String why) {
        if (isEntering()) end(code, why);
    }

    /** The hello has led to a join request. @param leave cancels it */
    synchronized void joinStarted(Runnable leave) {
        if (state instanceof SessionState.Joining(long since, Runnable _))
            state = new SessionState.Joining(since, leave);
        else if (hasEnded()) leave.run();
    }

    @Override
    public boolean ready() {
        return channel.ready();
    }

    @Override
    public void send(String frame) {
        channel.send(frame);
    }

    @Override
    public synchronized void appendFailed(long k, ErrorCode code) {
        if (state instanceof SessionState.Joined joined && joined.sequence().rewind(k)) {
            channel.answer(failure(code, k, false, "not kept"));
        }
    }

    @Override
    public synchronized void end(ErrorCode code, String why) {
        if (hasEnded()) return;
        leave();
        if (code == ErrorCode.AUTH && isEntering()) state = delayedAuthFailure(why);
        else failAndClose(code, why);
    }

    /** Answers a wrong code, key or secret only later. When too many answers are waiting, the client is asked to try again instead. */
    private SessionState delayedAuthFailure(String why) {
        long atMillis = context.authFailureDueMillis();
        return atMillis >= 0
                ? new SessionState.Ending(ErrorCode.AUTH, why, atMillis)
                : new SessionState.Ending(
                        ErrorCode.BUSY, "too many wrong codes and keys", context.now() + SessionLimits.AUTH_MILLIS);
    }

    private void failAndClose(ErrorCode code, String why) {
        context.metrics().count(Counter.REFUSED, code.text());
        channel.answer(failure(code, 0, !CloseCodes.isRetryable(code), why));
        finish(CloseCodes.of(code));
    }

    private void finish(int closeCode) {
        leave();
        state = new SessionState.Ended();
        channel.close(closeCode);
    }

    private void drop(int closeCode, String why) {
        LOG.atInfo().addKeyValue("why", why).log("dropped");
        context.metrics().count(Counter.DROPPED, why);
        leave();
        state = new SessionState.Ended();
        channel.drop(closeCode);
    }

    private void leave() {
        assets.close();
        switch (state) {
            case SessionState.Joining(long _, Runnable leave) -> leave.run();
            case SessionState.Joined(RoomMember member, BatchSequence _) -> member.leave();
            case SessionState.Fresh _, SessionState.Finding _, SessionState.Ending _, SessionState.Ended _ -> {}
        }
    }

    /** Whether it has joined a board. */
    public boolean isMember() {
        return member != null;
    }

    private boolean isEntering() {
        return state instanceof SessionState.Joining || state instanceof SessionState.Finding;
    }

    private boolean hasEnded() {
        return state instanceof SessionState.Ended || state instanceof SessionState.Ending;
    }

    private String failure(ErrorCode code, long k, boolean fatal, String detail) {
        boolean later = code == ErrorCode.BUSY || code == ErrorCode.UNAVAILABLE || code == ErrorCode.OLD_RELAY;
        long retryMillis = later
                ? SessionLimits.RETRY_MILLIS + context.random().nextInt(SessionLimits.RETRY_SPREAD_MILLIS)
                : code == ErrorCode.RATE ? SessionLimits.RATE_RETRY_MILLIS : 0;
        return WireCodec.write(
                new RelayFrame.Failure(code, k, fatal, AuthCause.args(code, detail), detail, retryMillis));
    }
}
