package org.bunpil.relay.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate and its key in two PEM files, as certbot and openssl write them. Errors are sentences for the administrator and never
 * contain what is in the files.
 *
 * @param certificate the server's certificate first, then the others up to, but not including, the root
 * @param key PKCS#8, not encrypted
 */
record PemFiles(Path certificate, Path key) {
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_CERTIFICATES = 16;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** @throws IOException whose message is a sentence */
    ServerCertificate read() throws IOException {
        List<X509Certificate> chain = chain(text(certificate));
        PrivateKey secret = secret(text(key), chain.getFirst().getPublicKey().getAlgorithm());
        ServerCertificate read = new ServerCertificate(chain, secret);
        try {
            if (read.fits()) return read;
        } catch (GeneralSecurityException otherKind) {
            throw new IOException(
                    "The key " + key + " does not belong to the certificate " + certificate + ".", otherKind);
        }
        throw new IOException("The key " + key + " does not belong to the certificate " + certificate + ".");
    }

    /** Writes both, the key readable by its owner only. */
    void write(ServerCertificate made) throws IOException {
        try {
            // The key is written first, so that a certificate file never exists without its key.
            put(key, pem("PRIVATE KEY", made.key().getEncoded()));
            put(certificate, pem("CERTIFICATE", made.chain().getFirst().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<X509Certificate> chain(String text) throws IOException {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Matcher block = BLOCK.matcher(text); block.find() && chain.size() < MOST_CERTIFICATES; ) {
                if (!block.group(1).equals("CERTIFICATE")) continue;
                byte[] body = Base64.getMimeDecoder().decode(block.group(2));
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(body)));
            }
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IOException("The certificate " + certificate + " cannot be read.", broken);
        }
        if (chain.isEmpty()) throw new IOException("The file " + certificate + " holds no certificate in PEM form.");
        return chain;
    }

    private PrivateKey secret(String text, String algorithm) throws IOException {
        try {
            for (Matcher block = BLOCK.matcher(text); block.find(); ) {
                if (!block.group(1).equals("PRIVATE KEY")) continue;
                byte[] body = Base64.getMimeDecoder().decode(block.group(2));
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(body));
            }
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IOException(
                    "The key " + key + " cannot be read, or is of another kind than the certificate.", broken);
        }
        throw new IOException("The file " + key + " holds no unencrypted key in PKCS#8 form; this makes one:"
                + " openssl pkcs8 -topk8 -nocrypt -in KEY -out NEWKEY.");
    }

    private static String text(Path file) throws IOException {
        try {
            if (Files.size(file) > MOST_BYTES)
                throw new IOException("The file " + file + " is too large for a certificate or key.");
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException missing) {
            throw new IOException("The file " + file + " does not exist.", missing);
        } catch (java.nio.file.AccessDeniedException denied) {
            throw new IOException("The file " + file + " is not readable by the user that runs the relay.", denied);
        }
    }

    private static String pem(String what, byte[] body) {
        return "-----BEGIN " + what + "-----\n" + LINES.encodeToString(body) + "\n-----END " + what + "-----\n";
    }

    private static void put(Path file, String text) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, "tls", ".new", ownerOnly);
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
