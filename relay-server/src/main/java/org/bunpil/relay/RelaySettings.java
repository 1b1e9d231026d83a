package org.bunpil.relay;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a relay.
 *
 * @param port to listen on, 0 for any free one
 * @param listen address to listen on
 * @param data folder for everything that is not stored in Kafka
 * @param hostKeys file of users and their keys; null: {@code host-keys} in the data folder, created if it is missing
 * @param store where boards are stored, and limits on what is stored
 * @param allowedOrigins web pages that may connect
 * @param relays addresses of all relays, which clients try in turn
 * @param tls whether and how connections are encrypted
 * @param ops health, metrics and logging
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
        return withStore(new Store(
                brokers,
                store.kafkaConfig(),
                store.historyDays(),
                store.boardPictureMegabytes(),
                store.retentionDays()));
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
     * Where boards are stored.
     *
     * @param kafka {@code host:port,…} of Kafka brokers; null: SQLite in the data folder
     * @param kafkaConfig file of Kafka client properties that are passed through, or null
     * @param historyDays how many days records stay in Kafka after no relay needs them any more
     * @param boardPictureMegabytes most that the pictures of one board may take, in units of 2^20 bytes
     * @param retentionDays boards on which nothing has happened for so many days are deleted; 0: none are
     */
    public record Store(
            @Nullable String kafka,
            @Nullable Path kafkaConfig,
            int historyDays,
            int boardPictureMegabytes,
            int retentionDays) {
        public static final Store DEFAULT = new Store(null, null, 30, 256, 0);
    }

    /**
     * Encryption. A relay that other computers can reach and that is given no certificate creates one of its own.
     *
     * @param certificate PEM file of the certificate and its chain, or null
     * @param key PEM file of its key; null if and only if {@code certificate} is null
     * @param allowPlain lets other computers connect without encryption, because a proxy in front of the relay encrypts
     */
    public record Tls(@Nullable Path certificate, @Nullable Path key, boolean allowPlain) {
        public static final Tls DEFAULT = new Tls(null, null, false);
    }
}
