package org.bunpil.relay.ops;

/** The format of the program's log. */
public enum LogFormat {
    /** {@code ts=… level=… event=… key=value}: for people and for tools that read logfmt. */
    LOGFMT,
    /** One JSON object on each line. */
    JSON
}
