package org.bunpil.client.nearby;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;

/** The classes that are heard in all networks. The library calls it on threads of its own. */
final class Browser implements Responders.Owner {
    /** More are not listed: nobody looks through so many, and anybody can announce as many as they like. */
    static final int MOST = 20;
    /** So many are remembered, so that some can be listed when others end. */
    private static final int MOST_HEARD = 100;

    private static final Comparator<NearbyClass> ORDER = Comparator.comparing(NearbyClass::title)
            .thenComparing(NearbyClass::teacher)
            .thenComparing(NearbyClass::place)
            .thenComparing(NearbyClass::certificate);

    private record Heard(LocalNetwork network, String name) {}

    private final Consumer<List<NearbyClass>> listener;
    private final Map<Heard, NearbyClass> classes = new HashMap<>();
    private List<NearbyClass> told = List.of();

    Browser(Consumer<List<NearbyClass>> listener) {
        this.listener = listener;
    }

    @Override
    public void opened(JmDNS responder, LocalNetwork network) {
        responder.addServiceListener(AnnouncedClass.TYPE, new ServiceListener() {
            @Override
            public void serviceAdded(ServiceEvent event) {
                // Only its name is known yet; the library asks for the rest.
            }

            @Override
            public void serviceRemoved(ServiceEvent event) {
                removed(new Heard(network, event.getName()));
            }

            @Override
            public void serviceResolved(ServiceEvent event) {
                resolved(new Heard(network, event.getName()), event.getInfo());
            }
        });
    }

    private synchronized void resolved(Heard heard, ServiceInfo info) {
        Optional<NearbyClass> read = AnnouncedClass.read(info, heard.network());
        if (read.isEmpty()) classes.remove(heard);
        else if (classes.size() < MOST_HEARD || classes.containsKey(heard)) classes.put(heard, read.get());
        tell();
    }

    private synchronized void removed(Heard heard) {
        classes.remove(heard);
        tell();
    }

    @Override
    public synchronized void closed(LocalNetwork network) {
        classes.keySet().removeIf(each -> each.network().equals(network));
        tell();
    }

    @Override
    public void checked() {
        // Each change was told when it came.
    }

    private void tell() {
        List<NearbyClass> now =
                classes.values().stream().distinct().sorted(ORDER).limit(MOST).toList();
        if (now.equals(told)) return;
        told = now;
        listener.accept(now);
    }
}
