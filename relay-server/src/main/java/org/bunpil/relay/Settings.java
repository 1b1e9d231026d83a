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
 * @param data folder that everything is kept in
 * @param hostKeys file of users and their keys; null: {@code host-keys} in the data folder, made if it is missing
 * @param kafka {@code host:port,…} of Kafka brokers; null: SQLite in the data folder
 * @param kafkaConfig file of Kafka client properties that are passed through, or null
 * @param allowedOrigins web pages that may connect
 * @param relays addresses of all relays that clients may go to, in turn
 * @param tls whether and how connections are encrypted
 * @param ops what its administrator sees
 * @param historyDays how long records stay in Kafka although no relay needs them any more
 * @param boardPictureMegabytes of pictures that a board may bring (units of 2^20 bytes)
 */
public record Settings(
        int port,
        String listen,
        Path data,
        @Nullable Path hostKeys,
        @Nullable String kafka,
        @Nullable Path kafkaConfig,
        Set<String> allowedOrigins,
        List<String> relays,
        Tls tls,
        OpsSettings ops,
        int historyDays,
        int boardPictureMegabytes) {
    public static final int HISTORY_DAYS = 30;
    public static final int BOARD_PICTURE_MEGABYTES = 256;

    public static final Settings DEFAULT = new Settings(
            0,
            "127.0.0.1",
            Path.of("bunpil-data"),
            null,
            null,
            null,
            Set.of(),
            List.of(),
            Tls.DEFAULT,
            OpsSettings.NONE,
            HISTORY_DAYS,
            BOARD_PICTURE_MEGABYTES);

    public Settings withData(Path newData) {
        return new Settings(
                port,
                listen,
                newData,
                hostKeys,
                kafka,
                kafkaConfig,
                allowedOrigins,
                relays,
                tls,
                ops,
                historyDays,
                boardPictureMegabytes);
    }

    public Settings withPort(int newPort) {
        return new Settings(
                newPort,
                listen,
                data,
                hostKeys,
                kafka,
                kafkaConfig,
                allowedOrigins,
                relays,
                tls,
                ops,
                historyDays,
                boardPictureMegabytes);
    }

    public Settings withListen(String address) {
        return new Settings(
                port,
                address,
                data,
                hostKeys,
                kafka,
                kafkaConfig,
                allowedOrigins,
                relays,
                tls,
                ops,
                historyDays,
                boardPictureMegabytes);
    }

    public Settings withKafka(String brokers) {
        return new Settings(
                port,
                listen,
                data,
                hostKeys,
                brokers,
                kafkaConfig,
                allowedOrigins,
                relays,
                tls,
                ops,
                historyDays,
                boardPictureMegabytes);
    }

    public Settings withAllowedOrigins(Set<String> origins) {
        return new Settings(
                port,
                listen,
                data,
                hostKeys,
                kafka,
                kafkaConfig,
                origins,
                relays,
                tls,
                ops,
                historyDays,
                boardPictureMegabytes);
    }

    public Settings withTls(Tls newTls) {
        return new Settings(
                port,
                listen,
                data,
                hostKeys,
                kafka,
                kafkaConfig,
                allowedOrigins,
                relays,
                newTls,
                ops,
                historyDays,
                boardPictureMegabytes);
    }

    public Settings withOps(OpsSettings newOps) {
        return new Settings(
                port,
                listen,
                data,
                hostKeys,
                kafka,
                kafkaConfig,
                allowedOrigins,
                relays,
                tls,
                newOps,
                historyDays,
                boardPictureMegabytes);
    }

    public Settings withBoardPictureMegabytes(int megabytes) {
        return new Settings(
                port,
                listen,
                data,
                hostKeys,
                kafka,
                kafkaConfig,
                allowedOrigins,
                relays,
                tls,
                ops,
                historyDays,
                megabytes);
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
