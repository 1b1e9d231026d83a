package org.bunpil.relay.ops;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.DefaultLoggingEvent;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** Hands on what is logged with its pairs still apart from its text. */
final class OutputLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1L;

    private final transient LogOutput output;
    private final @Nullable Level threshold;

    OutputLogger(String name, LogOutput output) {
        this.name = name;
        this.output = output;
        this.threshold = LogOutput.threshold(name);
    }

    private boolean isHeard(Level level) {
        return threshold != null && level.toInt() >= threshold.toInt();
    }

    @Override
    public void log(LoggingEvent logged) {
        if (isHeard(logged.getLevel())) output.publish(logged);
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
        return isHeard(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isHeard(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isHeard(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isHeard(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isHeard(Level.ERROR);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }
}
