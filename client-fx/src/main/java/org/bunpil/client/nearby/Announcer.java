package org.bunpil.client.nearby;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import javax.jmdns.impl.ServiceInfoImpl;

/** Announces one class in every network, and says whether that has succeeded in one. */
final class Announcer implements Responders.Owner {
    /** Three questions whether the name is free and one announcement, with time for each. */
    private static final long ANNOUNCED_MILLIS = 6_000;

    private final AnnouncedClass announced;
    private final Consumer<Announcement> listener;
    private final Map<LocalNetwork, ServiceInfo> services = new HashMap<>();
    private Announcement told = Announcement.STARTING;
    private Set<LocalNetwork> toldOf = Set.of();

    Announcer(AnnouncedClass announced, Consumer<Announcement> listener) {
        this.announced = announced;
        this.listener = listener;
    }

    @Override
    public void opened(JmDNS responder, LocalNetwork network) throws IOException {
        // The library's objects belong to one responder each.
        ServiceInfo service = announced.service();
        responder.registerService(service);
        services.put(network, service);
        if (service instanceof ServiceInfoImpl own) own.waitForAnnounced(ANNOUNCED_MILLIS);
    }

    @Override
    public void closed(LocalNetwork network) {
        services.remove(network);
    }

    /** An announcement that took its time counts when it has gone out. */
    @Override
    public void checked() {
        boolean out =
                services.values().stream().anyMatch(each -> each instanceof ServiceInfoImpl own && own.isAnnounced());
        Announcement now = out ? Announcement.ANNOUNCED : Announcement.BLOCKED;
        Set<LocalNetwork> of = Set.copyOf(services.keySet());
        if (now == told && of.equals(toldOf)) return;
        // The address that others are told is another one then.
        if (now == told) listener.accept(Announcement.STARTING);
        told = now;
        toldOf = of;
        listener.accept(now);
    }
}
