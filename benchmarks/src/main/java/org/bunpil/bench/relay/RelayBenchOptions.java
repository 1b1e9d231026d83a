package org.bunpil.bench.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The scenarios and options from the command line. */
record RelayBenchOptions(List<String> scenarios, Map<String, String> values) {
    static final String HELP = """
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
              --rooms N --viewers N --writers N --seconds S --servers relay,floor,node
              --warm S         seconds of load before measuring (30), because JIT compilation takes time
              --install-ws     fetches the npm package ws into benchmarks/target, for the node server
            """;

    private static final Set<String> SCENARIOS =
            Set.of("fanout", "rooms", "ramp", "late", "stopped", "flood", "idle", "storm", "kafka");

    /** @return null when help was requested */
    static @Nullable RelayBenchOptions read(String[] arguments) {
        List<String> scenarios = new ArrayList<>();
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("--help")) return null;
            if (argument.equals("--install-ws")) values.put("install-ws", "yes");
            else if (argument.startsWith("--") && i + 1 < arguments.length)
                values.put(argument.substring(2), arguments[++i]);
            else if (SCENARIOS.contains(argument)) scenarios.add(argument);
            else throw new IllegalArgumentException("There is no scenario " + argument + "; try --help.");
        }
        return new RelayBenchOptions(scenarios.isEmpty() ? List.of("fanout", "rooms", "late") : scenarios, values);
    }

    int number(String name, int otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }
}
