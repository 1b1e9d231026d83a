package org.bunpil.relay.ops;

/** The answer to an {@link ApiRequest}. */
public final class ApiResponse {
    private final int status;
    private final String type;
    private final byte[] body;

    /** @param body not copied, must not be changed */
    public ApiResponse(int status, String type, byte[] body) {
        this.status = status;
        this.type = type;
        this.body = body;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    byte[] body() {
        return body;
    }
}
