package org.bunpil.relay;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a relay is run.
 *
 * @param port to listen on, 0 for any free one
 * @param listen address to listen on
 * @param data folder that everything is kept in that is not in Kafka
 * @param hostKeys file of users and their keys; null: {@code host-keys} in the data folder, made if it is missing
 * @param store where boards are kept, and how much of them
 * @param allowedOrigins web pages that may connect
 * @param relays addresses of all relays that clients may go to, in turn
 * @param tls whether and how connections are encrypted
 * @param ops what its administrator sees
 */
public record RelaySettings(
        int port,
        String listen,
        Path data,
        @Nullable Path hostKeys,
        Store store,
        Set<String> allowedOrigins,
        List<String> relays,
        Tls tls,
        OpsSettings ops) {
    public static final RelaySettings DEFAULT = new RelaySettings(
            0,
            "127.0.0.1",
            Path.of("bunpil-data"),
            null,
            Store.DEFAULT,
            Set.of(),
            List.of(),
            Tls.DEFAULT,
            OpsSettings.NONE);

    public RelaySettings withData(Path newData) {
        return new RelaySettings(port, listen, newData, hostKeys, store, allowedOrigins, relays, tls, ops);
    }

    public RelaySettings withPort(int newPort) {
        return new RelaySettings(newPort, listen, data, hostKeys, store, allowedOrigins, relays, tls, ops);
    }

    public RelaySettings withListen(String address) {
        return new RelaySettings(port, address, data, hostKeys, store, allowedOrigins, relays, tls, ops);
    }

    public RelaySettings withStore(Store newStore) {
        return new RelaySettings(port, listen, data, hostKeys, newStore, allowedOrigins, relays, tls, ops);
    }

    public RelaySettings withKafka(String brokers) {
        return withStore(new Store(brokers, store.kafkaConfig(), store.historyDays(), store.boardPictureMegabytes()));
    }

    public RelaySettings withAllowedOrigins(Set<String> origins) {
        return new RelaySettings(port, listen, data, hostKeys, store, origins, relays, tls, ops);
    }

    public RelaySettings withTls(Tls newTls) {
        return new RelaySettings(port, listen, data, hostKeys, store, allowedOrigins, relays, newTls, ops);
    }

    public RelaySettings withOps(OpsSettings newOps) {
        return new RelaySettings(port, listen, data, hostKeys, store, allowedOrigins, relays, tls, newOps);
    }

    /**
     * What boards are kept in.
     *
     * @param kafka {@code host:port,…} of Kafka brokers; null: SQLite in the data folder
     * @param kafkaConfig file of Kafka client properties that are passed through, or null
     * @param historyDays how long records stay in Kafka although no relay needs them any more
     * @param boardPictureMegabytes of pictures that a board may bring (units of 2^20 bytes)
     */
    public record Store(
            @Nullable String kafka, @Nullable Path kafkaConfig, int historyDays, int boardPictureMegabytes) {
        public static final Store DEFAULT = new Store(null, null, 30, 256);
    }

    /**
     * Encryption. Without a certificate, a relay that listens beyond this computer makes one of its own.
     *
     * @param certificate PEM file of the certificate and its chain, or null
     * @param key PEM file of its key, null exactly when {@code certificate} is
     * @param allowPlain listens beyond this computer without encryption: something in front sees to it
     */
    public record Tls(@Nullable Path certificate, @Nullable Path key, boolean allowPlain) {
        public static final Tls DEFAULT = new Tls(null, null, false);
    }
}
