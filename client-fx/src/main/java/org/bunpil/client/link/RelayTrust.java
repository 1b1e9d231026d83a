package org.bunpil.client.link;

import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the other end is the intended relay. An address that ends in {@code #} and a SHA-256 names the certificate itself.
 * Otherwise a trusted authority of this computer must have issued it; for numbers and in a local network, where there is none, the
 * certificate seen first is remembered and required.
 */
final class RelayTrust extends X509ExtendedTrustManager {
    private static final X509ExtendedTrustManager AUTHORITIES = authorities();

    private final @Nullable String invited;
    private final String hostAndPort;
    private final boolean withoutAuthority;
    private final KnownRelays known;
    private final Consumer<CertificateRejection> refused;

    /** @param refused called on the socket's thread before the connection fails */
    RelayTrust(URI relay, KnownRelays known, Consumer<CertificateRejection> refused) {
        this.invited = relay.getFragment();
        this.hostAndPort = relay.getHost() + (relay.getPort() < 0 ? "" : ":" + relay.getPort());
        this.withoutAuthority = LocalNetworkNames.hasNoAuthority(relay.getHost());
        this.known = known;
        this.refused = refused;
    }

    /** Its sockets never resume a TLS session, so that every connection is checked. */
    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        String shown = sha256(chain[0]);
        if (invited != null) {
            if (!invited.equals(shown)) {
                throw refusal(CertificateRejection.Reason.NOT_AS_INVITED, shown);
            }
            // So the same certificate is required if the address is typed without it next time.
            known.remember(hostAndPort, shown);
            return;
        }
        try {
            AUTHORITIES.checkServerTrusted(chain, type, socket);
        } catch (CertificateException unvouched) {
            checkKnown(shown);
        }
    }

    /** A remembered certificate counts wherever the address is; only then matters whether a first one may be remembered. */
    private void checkKnown(String shown) throws CertificateException {
        String first = known.sha256(hostAndPort);
        if (shown.equals(first)) return;
        if (first != null && !first.isEmpty())
            throw refusal(CertificateRejection.Reason.CHANGED_SINCE_FIRST_USE, shown);
        if (first != null || !withoutAuthority) throw refusal(CertificateRejection.Reason.NO_TRUSTED_AUTHORITY, shown);
        known.remember(hostAndPort, shown);
    }

    private CertificateException refusal(CertificateRejection.Reason reason, String shown) {
        refused.accept(new CertificateRejection(hostAndPort, reason, shown));
        return new CertificateException(reason.toString());
    }

    private static String sha256(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException unreadable) {
            throw new CertificateException(unreadable);
        }
    }

    private static X509ExtendedTrustManager authorities() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager each : factory.getTrustManagers()) {
                if (each instanceof X509ExtendedTrustManager standard) {
                    return standard;
                }
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        throw new IllegalStateException("this Java has no trust manager");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("only with a socket");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("only with a socket");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return AUTHORITIES.getAcceptedIssuers();
    }
}
