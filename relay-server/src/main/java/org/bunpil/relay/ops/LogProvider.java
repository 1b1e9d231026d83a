package org.bunpil.relay.ops;

import java.time.InstantSource;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Makes SLF4J use {@link LogOutput}. */
public final class LogProvider implements SLF4JServiceProvider {
    /** Must be called before the program's first logger is created. */
    public static void choose() {
        System.setProperty("slf4j.provider", LogProvider.class.getName());
        // Otherwise SLF4J would print which provider it uses.
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }

    /** How long the program's end waits for whoever reads its log. */
    private static final long FLUSH_MILLIS = 500;

    private final LogOutput output = new LogOutput(System.err, LogFormat.LOGFMT, InstantSource.system());
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter contexts = new NOPMDCAdapter();

    @Override
    public ILoggerFactory getLoggerFactory() {
        return output;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return contexts;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("log-flush").unstarted(() -> output.flush(FLUSH_MILLIS)));
    }
}
