package dev.lanecast.server.jetty;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A text that must not be guessed, kept as its digest. Immutable. */
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final byte[] digest;

    Secret(String text) {
        digest = digest(text);
    }

    /** Compares in a time that tells nothing about where the texts differ. */
    boolean is(String text) {
        return MessageDigest.isEqual(digest, digest(text));
    }

    /** 256 random bits as letters, digits, dashes and underscores. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return encode(bytes);
    }

    /** Another secret that follows from one, but does not lead back to it. */
    static String derived(String text, String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC));
            return encode(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
