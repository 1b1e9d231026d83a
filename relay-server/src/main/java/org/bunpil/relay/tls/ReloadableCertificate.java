package org.bunpil.relay.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate for new connections. Its files may be replaced at any time; open connections keep the old one. Any thread, but
 * {@link #refresh} on one thread at a time.
 */
public final class ReloadableCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadableCertificate.class);
    private static final String CERTIFICATE = "tls-cert.pem";
    private static final String KEY = "tls-key.pem";

    private final PemFiles files;
    private volatile Shown shown;
    /** The last logged reason why the files cannot be used. So each reason is logged once. */
    private String lastReason = "";

    private record Shown(ServerCertificate certificate, SSLContext context) {}

    private ReloadableCertificate(PemFiles files, Shown shown) {
        this.files = files;
        this.shown = shown;
    }

    /** @throws IOException whose message is a sentence for the administrator */
    public static ReloadableCertificate read(Path certificate, Path key) throws IOException {
        PemFiles files = new PemFiles(certificate, key);
        ReloadableCertificate live = new ReloadableCertificate(files, shown(files.read()));
        live.warnOfDates();
        return live;
    }

    /**
     * Reads the relay's own certificate in its data folder; creates it if it is missing.
     *
     * @throws IOException whose message is a sentence for the administrator
     */
    public static ReloadableCertificate own(Path folder, SecureRandom random) throws IOException {
        PemFiles files = new PemFiles(folder.resolve(CERTIFICATE), folder.resolve(KEY));
        if (!Files.exists(files.certificate())) {
            try {
                files.write(SelfSignedCertificate.make(random, Instant.now()));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            } catch (IOException denied) {
                throw new IOException("The data folder " + folder + " is not writable.", denied);
            }
        }
        return read(files.certificate(), files.key());
    }

    private static Shown shown(ServerCertificate certificate) throws IOException {
        try {
            return new Shown(certificate, certificate.context());
        } catch (GeneralSecurityException unusable) {
            throw new IOException("The certificate cannot be used: " + unusable.getMessage() + ".", unusable);
        }
    }

    /** An engine for one new connection. */
    public SSLEngine engine() {
        return ServerCertificate.engine(shown.context());
    }

    /** SHA-256 of the certificate in lower-case hex, by which clients recognize it. */
    public String sha256() {
        return shown.certificate().sha256();
    }

    /** Reloads the files if they have changed. While only one of the two is new, or they cannot be read, the old pair stays in use. */
    public void refresh() {
        try {
            ServerCertificate now = files.read();
            lastReason = "";
            if (now.equals(shown.certificate())) return;
            shown = shown(now);
            LOG.atInfo().addKeyValue("sha256", now.sha256()).log("certificate-replaced");
            warnOfDates();
        } catch (IOException | RuntimeException unusable) {
            String reason = String.valueOf(unusable.getMessage());
            if (!reason.equals(lastReason))
                LOG.atWarn().addKeyValue("reason", reason).log("certificate-unusable");
            lastReason = reason;
        }
    }

    /** When the current certificate expires, in seconds since 1970. */
    public long untilSeconds() {
        return until().getEpochSecond();
    }

    private Instant until() {
        return shown.certificate().chain().getFirst().getNotAfter().toInstant();
    }

    private void warnOfDates() {
        Instant until = until();
        if (until.isBefore(Instant.now()))
            LOG.atWarn().addKeyValue("until", until).log("certificate-expired");
    }
}
