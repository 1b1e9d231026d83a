package org.bunpil.relay.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves administrators' commands over HTTP on this computer only, to those who show the token. It has a port of its own: that of health
 * and metrics may be open to other computers.
 */
public final class LocalApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalApi.class);
    /** Most bytes of a request's body. */
    public static final int BODY_BYTES = 8 << 20;

    private static final int REQUESTS = 4;
    private static final int PENDING = 8;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;
    private static final int FAILED = 500;
    private static final int BUSY = 503;
    private static final String JSON = "application/json";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Semaphore free = new Semaphore(REQUESTS);
    private final byte[] authorization;
    private final Function<ApiRequest, ApiResponse> handler;

    private LocalApi(HttpServer server, String token, Function<ApiRequest, ApiResponse> handler) {
        this.server = server;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.handler = handler;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("admin-", 0).factory());
        server.createContext("/", this::handle);
        server.setExecutor(threads);
    }

    /**
     * Starts it.
     *
     * @param port to listen on, 0 for any free one
     * @param handler answers requests; may block
     * @throws IOException when the port is taken
     */
    public static LocalApi start(int port, String token, Function<ApiRequest, ApiResponse> handler) throws IOException {
        OpsServer.limitRequests();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        LocalApi api = new LocalApi(HttpServer.create(address, PENDING), token, handler);
        api.server.start();
        return api;
    }

    /** Where it is reached. */
    public String address() {
        InetSocketAddress at = server.getAddress();
        String host = at.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort();
    }

    private void handle(HttpExchange exchange) {
        boolean admitted = free.tryAcquire();
        try (exchange) {
            send(exchange, admitted ? answer(exchange) : failure(BUSY, "busy", "Too many requests at a time."));
        } catch (IOException gone) {
            // The client does not wait for the response any more.
            return;
        } finally {
            if (admitted) free.release();
        }
    }

    private ApiResponse answer(HttpExchange exchange) throws IOException {
        if (!isAuthorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
            LOG.warn("admin-refused");
            return failure(UNAUTHORIZED, "token", "The request does not show the token of this relay.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES + 1);
        if (body.length > BODY_BYTES) return failure(TOO_LARGE, "too_large", "The request is too large.");
        try {
            return handler.apply(new ApiRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    query(exchange.getRequestURI().getRawQuery()),
                    body));
        } catch (RuntimeException | Error bug) {
            LOG.atError().setCause(bug).log("admin-failed");
            return failure(FAILED, "failed", "The relay failed; its log says why.");
        }
    }

    /** In the same time, whatever was shown. */
    private boolean isAuthorized(@Nullable String shown) {
        return shown != null && MessageDigest.isEqual(authorization, shown.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw == null) return query;
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** @param message a sentence without characters that JSON escapes */
    private static ApiResponse failure(int status, String error, String message) {
        String json = "{\"error\":\"" + error + "\",\"message\":\"" + message + "\"}\n";
        return new ApiResponse(status, JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, ApiResponse response) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", response.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
        if (response.body().length > 0) exchange.getResponseBody().write(response.body());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
