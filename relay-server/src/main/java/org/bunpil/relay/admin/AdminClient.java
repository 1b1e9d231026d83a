package org.bunpil.relay.admin;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.bunpil.relay.admin.AdminException.Kind;

/** Speaks to the API of a running relay. */
final class AdminClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(90);
    private static final int OK = 200;

    private final Path data;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /** @param data the relay's data folder: where it listens, and the token, are read with each call */
    AdminClient(Path data) {
        this.data = data;
    }

    /** @param path below the API's root. @return the answer's text */
    String call(String method, String path) throws AdminException {
        AdminAccess access = AdminAccess.read(data);
        HttpRequest request = HttpRequest.newBuilder(URI.create(access.address() + AdminApi.ROOT + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + access.token())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<byte[]> response;
        try {
            response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException gone) {
            throw new AdminException(
                    Kind.NO_RELAY,
                    "No relay answers at " + access.address()
                            + "; is it running? What it was asked may have been done.",
                    gone);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AdminException(Kind.FAILED, "Interrupted.", stop);
        }
        if (response.statusCode() == OK) return new String(response.body(), StandardCharsets.UTF_8);
        throw new AdminException(Kind.ofStatus(response.statusCode()), message(response.body()));
    }

    private static String message(byte[] body) {
        try {
            return JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
                    .getAsJsonObject()
                    .get("message")
                    .getAsString();
        } catch (JsonParseException | IllegalStateException | NullPointerException unreadable) {
            return "The relay did not do it and did not say why.";
        }
    }
}
