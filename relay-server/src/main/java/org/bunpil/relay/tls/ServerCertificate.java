package org.bunpil.relay.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * A certificate with its chain, the server's own first, and its private key.
 *
 * @param chain never empty
 */
record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
    /** The only version offered: it is simpler than older ones, and every client supports it. */
    private static final String[] PROTOCOLS = {"TLSv1.3"};

    private static final byte[] PROBE = {1, 2, 3};

    /** SHA-256 of the server's certificate in lower-case hex. */
    String sha256() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(chain.getFirst().getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("relay", key, new char[0], chain.toArray(new X509Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    static SSLEngine engine(SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(PROTOCOLS);
        return engine;
    }

    /** Whether the key belongs to the certificate: signs with the key and verifies with the certificate. */
    boolean fits() throws GeneralSecurityException {
        PublicKey open = chain.getFirst().getPublicKey();
        String algorithm = switch (open.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> open.getAlgorithm();
        };
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(PROBE);
        byte[] made = signature.sign();
        signature.initVerify(open);
        signature.update(PROBE);
        return signature.verify(made);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerCertificate that
                && chain.equals(that.chain)
                && Arrays.equals(key.getEncoded(), that.key.getEncoded());
    }

    @Override
    public int hashCode() {
        return chain.hashCode();
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "ServerCertificate[" + sha256() + "]";
    }
}
