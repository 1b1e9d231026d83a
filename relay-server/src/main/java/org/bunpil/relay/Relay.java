package org.bunpil.relay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bunpil.relay.admin.AdminCommands;
import org.bunpil.relay.admin.AdminException;
import org.bunpil.relay.ops.LogOutput;
import org.bunpil.relay.ops.LogProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The relay as a program; {@code --help} says how to run it. */
public final class Relay {
    private static final int UNUSABLE = 2;
    private static final int UNFINISHED = 1;
    /** Something that only a restart can repair; a service manager starts it again. */
    private static final int NOT_ALIVE = 4;
    /** As shells report a program that SIGHUP has ended. It is no success: nobody has asked the relay to stay away. */
    private static final int HUNG_UP = 128 + 1;

    private static final long ALIVE_MILLIS = 5_000;
    private static final long END_MILLIS = 9_000;
    private static final long FLUSH_MILLIS = 500;

    static {
        LogProvider.choose();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final AtomicInteger EXIT_CODE = new AtomicInteger();

    private Relay() {}

    /** Runs until the process is asked to end. */
    public static void main(String[] arguments) {
        try {
            if (BackupCommands.accepts(List.of(arguments))) {
                System.out.print(BackupCommands.run(List.of(arguments)));
                return;
            }
            if (KeyCommands.accepts(List.of(arguments))) {
                System.out.print(KeyCommands.run(List.of(arguments)));
                return;
            }
            if (arguments.length > 0 && arguments[0].equals("admin")) {
                AdminCommands.run(List.of(arguments).subList(1, arguments.length), System.out);
                return;
            }
            RelaySettings relaySettings = RelaySettingsReader.read(List.of(arguments));
            if (relaySettings == null) {
                System.out.print(RelaySettingsReader.HELP);
                return;
            }
            // It is another one when this program runs with others in one process.
            LogOutput log = LoggerFactory.getILoggerFactory() instanceof LogOutput own ? own : null;
            if (log != null) {
                log.write(relaySettings.ops().logFormat());
                // Messages to java.util.logging are written there too.
                SLF4JBridgeHandler.removeHandlersForRootLogger();
                SLF4JBridgeHandler.install();
            }
            // The default writes to stderr itself, which may be stuck.
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> LOG.atError()
                    .addKeyValue("thread", thread.getName())
                    .setCause(failure)
                    .log("thread-died"));
            RelayServer server = RelayServer.start(relaySettings);
            if (log != null) log.countIn(server.metrics());
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> end(server)));
            LOG.atInfo().addKeyValue("address", server.address()).log("started");
            System.out.println("bunpil relay listening on " + server.address());
            String sha256 = server.ownCertificateSha256();
            if (sha256 != null) System.out.println("certificate sha256 " + sha256);
            System.out.flush();
            Signals.handle("HUP", () -> exit(HUNG_UP));
            awaitFailure(server);
        } catch (StartupException unusable) {
            System.err.println(unusable.getMessage());
            System.exit(UNUSABLE);
        } catch (AdminException failed) {
            System.err.println(failed.getMessage());
            System.exit(failed.exitCode());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns never: when the relay is no longer alive it ends the program, and the shutdown hook halts the process. */
    private static void awaitFailure(RelayServer server) throws InterruptedException {
        String before = "";
        while (true) {
            Thread.sleep(ALIVE_MILLIS);
            String failure = server.livenessFailure();
            // A computer that was suspended finds everything late, once.
            if (!failure.isEmpty() && !before.isEmpty()) {
                LOG.atError().addKeyValue("reason", failure).log("not-alive");
                exit(NOT_ALIVE);
            }
            before = failure;
        }
    }

    /** Ends the program in order. */
    private static void exit(int code) {
        EXIT_CODE.set(code);
        System.exit(code);
    }

    /**
     * Closes the relay. After an orderly end on SIGTERM or Ctrl-C the exit code is 0, not the signal's. Waits at most {@link #END_MILLIS} for a log that does
     * not answer.
     */
    private static void end(RelayServer server) {
        LOG.info("ending");
        Thread closing = Thread.ofPlatform().name("close").daemon().start(server::close);
        boolean ended = false;
        try {
            ended = closing.join(Duration.ofMillis(END_MILLIS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        if (ended) LOG.info("ended");
        else LOG.atError().addKeyValue("seconds", END_MILLIS / 1_000).log("ended-unfinished");
        if (LoggerFactory.getILoggerFactory() instanceof LogOutput log) log.flush(FLUSH_MILLIS);
        Runtime.getRuntime().halt(ended ? EXIT_CODE.get() : UNFINISHED);
    }
}
