package org.bunpil.relay.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Serves health and metrics over HTTP, for the administrator's tools: {@code /live}, {@code /ready}, {@code /metrics}. It has its own port,
 * so that this port need not be reachable from outside.
 */
public final class OpsServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String THERE_IS = "There is /live, /ready and /metrics.\n";
    private static final int PENDING = 16;
    /** Most requests at a time; further ones are closed. */
    private static final int REQUESTS = 16;

    /** Most connections; further ones are closed at once. */
    private static final int CONNECTIONS = 64;
    /** Longest time that a request may take to arrive, in seconds. */
    private static final int REQUEST_SECONDS = 5;

    /** Longest time that an administrator's command may take, and that an answer may take to be read, in seconds. */
    private static final int RESPONSE_SECONDS = 60;

    static {
        limitRequests();
    }

    /** The server reads these when it is first used; it has no other way to be told. */
    static void limitRequests() {
        limit("jdk.httpserver.maxConnections", CONNECTIONS);
        limit("sun.net.httpserver.maxReqTime", REQUEST_SECONDS);
        limit("sun.net.httpserver.maxRspTime", RESPONSE_SECONDS);
    }

    private static void limit(String property, int value) {
        if (System.getProperty(property) == null) System.setProperty(property, Integer.toString(value));
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Semaphore free = new Semaphore(REQUESTS);
    private final Health health;
    private final Metrics metrics;

    private OpsServer(HttpServer server, Health health, Metrics metrics) {
        this.server = server;
        this.health = health;
        this.metrics = metrics;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("ops-", 0).factory());
        server.createContext("/", this::handle);
        // One thread for each request, so that a slow reader does not hold up others.
        server.setExecutor(threads);
    }

    /** @throws IOException when it cannot listen on the address */
    public static OpsServer start(InetSocketAddress address, Health health, Metrics metrics) throws IOException {
        OpsServer ops = new OpsServer(HttpServer.create(address, PENDING), health, metrics);
        ops.server.start();
        return ops;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) {
        boolean admitted = free.tryAcquire();
        try (exchange) {
            if (admitted) answer(exchange);
        } catch (IOException gone) {
            // The client does not wait for the response any more.
            return;
        } finally {
            if (admitted) free.release();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            send(exchange, NOT_ALLOWED, TEXT, THERE_IS);
            return;
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/live" -> health(exchange, health.livenessFailure(), List.of());
            case "/ready" -> health(exchange, health.readinessFailure(), health.warnings());
            case "/metrics" -> send(exchange, OK, PrometheusText.CONTENT_TYPE, PrometheusText.of(metrics));
            case null, default -> send(exchange, NOT_FOUND, TEXT, THERE_IS);
        }
    }

    private static void health(HttpExchange exchange, String failure, List<String> warnings) throws IOException {
        StringBuilder text = new StringBuilder(failure.isEmpty() ? "ok" : failure).append('\n');
        for (String warning : warnings) text.append(warning).append('\n');
        send(exchange, failure.isEmpty() ? OK : UNAVAILABLE, TEXT, text.toString());
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
