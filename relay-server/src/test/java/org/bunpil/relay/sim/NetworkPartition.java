package org.bunpil.relay.sim;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.sync.SyncEngine;

/**
 * Two halves of a school, each with its own relay, share one log. The network between one half and the log is cut for ten minutes, then
 * that between the other half and the log. Meanwhile all users keep drawing and undoing.
 */
final class NetworkPartition {
    private static final long CUT_MILLIS = 600_000;
    private static final long SETTLE_MILLIS = 120_000;
    private static final int EACH_SIDE = 2;
    /** At least one batch must be waiting for each of these milliseconds without the log. */
    private static final long WORK_MILLIS = 20_000;

    private final VirtualTime time;
    private final SimInvariants invariants = new SimInvariants();
    private final Side left;
    private final Side right;
    private final List<SimClient> newcomers = new ArrayList<>();
    private int marks;

    /** One half: its relay, its clients and their users. */
    private record Side(SimRelay relay, List<SimClient> clients, List<SimUser> users) {}

    private NetworkPartition(long seed) {
        time = new VirtualTime(seed);
        SimBoardLog store = new SimBoardLog(time, invariants);
        left = side("left", store, 0);
        right = side("right", store, EACH_SIDE);
    }

    private Side side(String name, SimBoardLog store, int before) {
        SimRelay relay = new SimRelay(time, name, store, false);
        Side side = new Side(relay, new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < EACH_SIDE; i++) {
            SimClient client = new SimClient(time, List.of(relay), invariants, name + i, before + i == 0);
            side.clients.add(client);
            side.users.add(new SimUser(time, client, invariants, before + i + 1, SimUser.Ruling.NEVER));
            time.after(before + i == 0 ? 0 : 2_000, client::start);
        }
        return side;
    }

    /** @throws SimInvariants.Broken when an invariant is violated, with the trace of the run */
    static void run(long seed) {
        NetworkPartition networkPartition = new NetworkPartition(seed);
        try {
            networkPartition.play();
        } catch (SimInvariants.Broken broken) {
            throw new SimInvariants.Broken(
                    "seed " + seed + ": " + broken.getMessage() + "\n" + networkPartition.time.trace());
        }
    }

    private void play() {
        draw(30_000);
        settle();
        cut(right);
        cut(left);
        for (Side side : List.of(left, right)) for (SimUser user : side.users) user.undo(20);
        SimClient fresh = new SimClient(time, List.of(left.relay), invariants, "newcomer", false);
        newcomers.add(fresh);
        fresh.start();
        settle();
        invariants.checkEnd(allClients());
    }

    private void cut(Side side) {
        long seqBefore = invariants.seq();
        side.relay.log().cutOff(true);
        draw(CUT_MILLIS);
        int waiting = 0;
        for (SimClient client : side.clients) waiting += pending(client);
        SimInvariants.hold(
                invariants.seq() - seqBefore > CUT_MILLIS / WORK_MILLIS, () -> "the side with the log did not write");
        int unsent = waiting;
        SimInvariants.hold(
                unsent > CUT_MILLIS / WORK_MILLIS, () -> "only " + unsent + " batches wait on the cut off side");
        side.relay.log().cutOff(false);
        settle();
    }

    private void draw(long millis) {
        long until = time.millis() + millis;
        while (time.millis() < until) {
            advance(time.between(100, 1_500));
            Side side = time.chance(50) ? left : right;
            side.users.get(time.random.nextInt(EACH_SIDE)).act(++marks);
        }
    }

    /** Runs until all clients have sent and received everything and have the same board. */
    private void settle() {
        long until = time.millis() + SETTLE_MILLIS;
        while (time.millis() < until) {
            advance(1_000);
            if (allClients().stream().allMatch(this::isUpToDate)) return;
        }
        SimInvariants.hold(false, () -> "not settled " + SETTLE_MILLIS + " ms after the network came back");
    }

    private boolean isUpToDate(SimClient client) {
        SyncEngine engine = client.engine();
        return engine != null
                && engine.pending().isEmpty()
                && engine.confirmed().seq() == invariants.seq()
                && engine.view().hash().equals(invariants.hash());
    }

    private static int pending(SimClient client) {
        SyncEngine engine = client.engine();
        return engine == null ? 0 : engine.pending().size();
    }

    private List<SimClient> allClients() {
        List<SimClient> all = new ArrayList<>(left.clients);
        all.addAll(right.clients);
        all.addAll(newcomers);
        return all;
    }

    private void advance(long millis) {
        long until = time.millis() + millis;
        while (time.step(until)) SimInvariants.hold(!time.tooMany(), () -> "events without end");
    }
}
