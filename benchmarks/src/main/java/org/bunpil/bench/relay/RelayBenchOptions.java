package org.bunpil.bench.relay;

import java.util.List;
import java.util.Set;
import org.bunpil.bench.BenchOptions;

/** What the relay's benchmark understands. */
final class RelayBenchOptions {
    private static final String HELP = """
        bunpil bench relay: measures a relay from outside, and bare servers on the same core for comparison.

        usage: ./bunpil bench relay [SCENARIO ...] [--seconds S] ...

        scenarios (without any: fanout rooms late)
          fanout    1 writer, 300 viewers: latency, CPU for 100,000 deliveries; relay, floor, node
          rooms     50 rooms of 1 writer and 20 viewers; relay and floor
          ramp      more and more such rooms until p99 > 100 ms or batches are missing; relay and node
          late      late joins to a board of 2,000 strokes of 100 points
          stopped   100 members of a busy board stop reading: heap, and latency of the others
          flood     a member sends as fast as it can: latency of the others
          idle      5,000 members that do nothing, for 10 minutes (--members, --minutes)
          storm     2,000 members lose their connections at once (--members)
          kafka     what writing through Kafka adds at a quarter of the capacity (--rooms, default 20)

        options
          --relay ws://HOST:PORT/v1 --user USER --key KEY [--pid PID]
                           a running relay; without it, one is started for each scenario
          --server-core N --load-core N   cores of server and load driver (0 and 1)
          --rooms N --viewers N --writers N --members N --minutes N --seconds S --servers relay,floor,node
          --joins N        how many join late (100)
          --warm S         seconds of load before measuring (30), because JIT compilation takes time
          --install-ws     fetches the npm package ws into benchmarks/target, for the node server
        """;

    private static final BenchOptions.Known KNOWN = new BenchOptions.Known(
            Set.of("fanout", "rooms", "ramp", "late", "stopped", "flood", "idle", "storm", "kafka"),
            Set.of(
                    "pid",
                    "server-core",
                    "load-core",
                    "rooms",
                    "viewers",
                    "writers",
                    "members",
                    "minutes",
                    "joins",
                    "seconds",
                    "warm"),
            Set.of("relay", "user", "key", "servers"),
            Set.of("install-ws"));

    private RelayBenchOptions() {}

    static BenchOptions readOrExit(String[] arguments) {
        return BenchOptions.readOrExit(arguments, HELP, KNOWN);
    }

    /** The scenarios asked for. */
    static List<String> scenarios(BenchOptions options) {
        return options.words().isEmpty() ? List.of("fanout", "rooms", "late") : options.words();
    }
}
