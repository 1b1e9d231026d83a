package org.bunpil.relay.ops;

import java.util.Map;

/** A request to the {@link LocalApi} that has shown the token. */
public final class ApiRequest {
    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final byte[] body;

    /**
     * @param path without the query
     * @param query names and values; of a name that is given twice the last value
     * @param body not copied, must not be changed
     */
    public ApiRequest(String method, String path, Map<String, String> query, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.body = body;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public Map<String, String> query() {
        return query;
    }

    public byte[] body() {
        return body;
    }
}
