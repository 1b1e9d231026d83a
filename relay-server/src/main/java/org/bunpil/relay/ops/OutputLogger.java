package org.bunpil.relay.ops;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.DefaultLoggingEvent;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** Passes log events to {@link LogOutput} with their key-value pairs. */
final class OutputLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1L;

    private final transient LogOutput output;
    private final @Nullable Level threshold;

    OutputLogger(String name, LogOutput output) {
        this.name = name;
        this.output = output;
        this.threshold = LogOutput.threshold(name);
    }

    private boolean isLogged(Level level) {
        return threshold != null && level.toInt() >= threshold.toInt();
    }

    @Override
    public void log(LoggingEvent logged) {
        if (isLogged(logged.getLevel())) output.publish(logged);
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        DefaultLoggingEvent logged = new DefaultLoggingEvent(level, this);
        logged.setMessage(MessageFormatter.basicArrayFormat(message, arguments));
        logged.setThrowable(failure);
        output.publish(logged);
    }

    @Override
    public boolean isTraceEnabled() {
        return isLogged(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isLogged(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isLogged(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isLogged(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isLogged(Level.ERROR);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }
}
