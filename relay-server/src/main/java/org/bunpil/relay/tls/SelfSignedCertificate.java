package org.bunpil.relay.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Creates a self-signed certificate, which no CA has signed: clients recognize it by its SHA-256. P-256, created with the JDK's public API
 * only.
 */
final class SelfSignedCertificate {
    private static final String CURVE = "secp256r1";
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String NAME = "Bunpil relay";
    private static final int SERIAL_BITS = 127;
    private static final BigInteger VERSION_3 = BigInteger.TWO;
    /** The certificate is valid from before now, because clocks of classroom computers may be wrong. */
    private static final Duration BEFORE = Duration.ofDays(2);

    private static final Duration AFTER = Duration.ofDays(20 * 365L);

    private SelfSignedCertificate() {}

    static ServerCertificate make(SecureRandom random, Instant now) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE), random);
        KeyPair keys = generator.generateKeyPair();
        byte[] name = DerEncoder.sequence(
                DerEncoder.set(DerEncoder.sequence(DerEncoder.objectId(COMMON_NAME), DerEncoder.utf8(NAME))));
        byte[] algorithm = DerEncoder.sequence(DerEncoder.objectId(ECDSA_WITH_SHA256));
        byte[] content = DerEncoder.sequence(
                DerEncoder.tagged(0, DerEncoder.integer(VERSION_3)),
                DerEncoder.integer(new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE)),
                algorithm,
                name,
                DerEncoder.sequence(DerEncoder.time(now.minus(BEFORE)), DerEncoder.time(now.plus(AFTER))),
                name,
                keys.getPublic().getEncoded());
        Signature signing = Signature.getInstance(SIGNATURE);
        signing.initSign(keys.getPrivate(), random);
        signing.update(content);
        byte[] whole = DerEncoder.sequence(content, algorithm, DerEncoder.bits(signing.sign()));
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        return new ServerCertificate(List.of(certificate), keys.getPrivate());
    }
}
