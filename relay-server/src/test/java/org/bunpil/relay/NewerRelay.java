package org.bunpil.relay;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.bunpil.model.Page;
import org.bunpil.op.Op;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.ChangedSources;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;

/**
 * A relay and clients of the next version, which has a fold and a kind of op that this version does not know. Made from changed sources;
 * only types of the JDK cross the border between the two.
 */
public final class NewerRelay implements AutoCloseable {
    private final Class<?> newer;
    private final AutoCloseable relay;

    private NewerRelay(Class<?> newer, AutoCloseable relay) {
        this.newer = newer;
        this.relay = relay;
    }

    /** The next version of the program. */
    public static URLClassLoader version(Path folder) throws IOException {
        String ops = ChangedSources.MODEL + "wire/op/";
        return new ChangedSources(folder)
                .with(new ChangedSources.Change(
                        ChangedSources.MODEL + "model/FoldVersion.java",
                        "NEWEST = CONNECTORS;",
                        "NEWEST = CONNECTORS + 1;"))
                .with(new ChangedSources.Change(
                        ops + "OpWriter.java",
                        "named(out, \"page.set\", p.id())",
                        "named(out, \"page.stamp\", p.id())"))
                .with(new ChangedSources.Change(
                        ops + "OpFields.java", "case \"page.set\" ->", "case \"page.set\", \"page.stamp\" ->"))
                .again("FoldVersion.NEWEST")
                .load();
    }

    /** Starts a relay of that version. @param brokers "" for SQLite */
    public static NewerRelay start(ClassLoader version, Path data, String brokers) throws Exception {
        Class<?> newer = version.loadClass(NewerRelay.class.getName());
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        // Kafka's clients look there for their classes, also on threads that are started from this one.
        here.setContextClassLoader(version);
        try {
            AutoCloseable relay = (AutoCloseable)
                    newer.getMethod("startHere", Path.class, String.class).invoke(null, data, brokers);
            return new NewerRelay(newer, relay);
        } finally {
            here.setContextClassLoader(before);
        }
    }

    public String address() throws Exception {
        return (String) newer.getMethod("addressHere", AutoCloseable.class).invoke(null, relay);
    }

    /** Somebody with an app of that version joins through a relay and gives the first page a title. @return the board's hash then */
    public String stamp(String address, int person, String board, String title) throws Exception {
        return (String) newer.getMethod("stampHere", String.class, int.class, String.class, String.class)
                .invoke(null, address, person, board, title);
    }

    @Override
    public void close() {
        try {
            relay.close();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // ---- called in the next version's class loader

    public static AutoCloseable startHere(Path data, String brokers) throws Exception {
        // The JDK looks for drivers in the first class loader only.
        Class.forName("org.sqlite.JDBC");
        RelaySettings settings = RelaySettings.DEFAULT.withData(data);
        return RelayServer.start(
                brokers.isEmpty() ? settings : settings.withKafka(brokers), HostKeys.of(TestPerson.KEYS));
    }

    public static String addressHere(AutoCloseable relay) {
        return ((RelayServer) relay).address();
    }

    public static String stampHere(String address, int person, String board, String title) {
        try (TestClient client = TwoRelaysTest.host(address, TestPerson.of(person), board)) {
            client.ops(client.welcome().k() + 1, new Op.PageSet(Page.FIRST, title, null));
            client.awaitBoard(b -> b.page(Page.FIRST) != null
                    && title.equals(b.page(Page.FIRST).title()));
            return client.hash();
        }
    }
}
