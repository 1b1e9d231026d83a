package org.bunpil.relay.ops;

/** How lines of the program's log are written. */
public enum LogFormat {
    /** {@code ts=… level=… event=… key=value}: for people, and for tools that read logfmt. */
    LOGFMT,
    /** One JSON object a line. */
    JSON
}
