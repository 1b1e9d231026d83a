package org.bunpil.relay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bunpil.relay.ops.LogOutput;
import org.bunpil.relay.ops.ShutdownSafeLogManager;

/** The relay as a program; {@code --help} says how to run it. */
public final class Relay {
    private static final int UNUSABLE = 2;
    private static final int UNFINISHED = 1;
    private static final long END_MILLIS = 9_000;

    static {
        // Must come before the first logger. Only the class's name is used: loading it would create the default
        // manager.
        System.setProperty(ShutdownSafeLogManager.PROPERTY, ShutdownSafeLogManager.class.getName());
    }

    /** A strong reference: without it the logger is garbage collected and its level is lost. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private static final Logger LOG = Logger.getLogger(Relay.class.getName());

    private Relay() {}

    /** Runs until the process is asked to end. */
    public static void main(String[] arguments) {
        // Kafka's clients warn at every failed attempt; the relay itself logs when Kafka is unavailable.
        KAFKA.setLevel(Level.SEVERE);
        try {
            if (BackupCommands.accepts(List.of(arguments))) {
                System.out.print(BackupCommands.run(List.of(arguments)));
                return;
            }
            RelaySettings relaySettings = RelaySettingsReader.read(List.of(arguments));
            if (relaySettings == null) {
                System.out.print(RelaySettingsReader.HELP);
                return;
            }
            LogOutput log = new LogOutput(System.err, relaySettings.ops().logFormat());
            log.install();
            RelayServer server = RelayServer.start(relaySettings);
            log.countIn(server.metrics());
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> end(server)));
            LOG.info("event=started address=" + server.address());
            System.out.println("bunpil relay listening on " + server.address());
            String sha256 = server.ownCertificateSha256();
            if (sha256 != null) System.out.println("certificate sha256 " + sha256);
            System.out.flush();
            // Waits until the shutdown hook halts the process.
            new CountDownLatch(1).await();
        } catch (StartupException unusable) {
            System.err.println(unusable.getMessage());
            System.exit(UNUSABLE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Closes the relay. After an orderly end the exit code is 0, not the signal's. Waits at most {@link #END_MILLIS} for a log that does
     * not answer.
     */
    private static void end(RelayServer server) {
        LOG.info("event=ending");
        Thread closing = Thread.ofPlatform().name("close").daemon().start(server::close);
        boolean ended = false;
        try {
            ended = closing.join(Duration.ofMillis(END_MILLIS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        if (ended) LOG.info("event=ended");
        else LOG.severe("event=ended-unfinished seconds=" + END_MILLIS / 1_000);
        Runtime.getRuntime().halt(ended ? 0 : UNFINISHED);
    }
}
