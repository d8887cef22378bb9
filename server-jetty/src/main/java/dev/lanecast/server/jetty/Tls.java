package dev.lanecast.server.jetty;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.spi.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What makes a server speak TLS. Immutable; does not show the password in messages.
 *
 * @param keystore a PKCS12 file with the key and certificate; {@code server.tls-keystore}
 * @param password of the file and the key in it; {@code server.tls-password}, or the first line of the file that
 *     {@code server.tls-password-file} names
 */
public record Tls(Path keystore, String password) {

    /** Reads the settings, and the password file if they name one; empty if they name no keystore. */
    static Optional<Tls> from(Settings settings) {
        return settings.path("server.tls-keystore").map(keystore -> new Tls(keystore, password(settings)));
    }

    /** The key and certificate. Reads the file. */
    KeyStore load() {
        try (InputStream in = Files.newInputStream(keystore)) {
            KeyStore loaded = KeyStore.getInstance("PKCS12");
            loaded.load(in, password.toCharArray());
            for (String alias : Collections.list(loaded.aliases())) {
                if (loaded.isKeyEntry(alias)) {
                    return loaded;
                }
            }
            throw unusable("it holds no key", null);
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(String.valueOf(e.getMessage()), e);
        }
    }

    private ConfigurationException unusable(String reason, @Nullable Exception cause) {
        return new ConfigurationException(
                "Cannot use the keystore [" + keystore + "]: " + reason
                        + "; name a PKCS12 file with --tls-keystore and its password with --tls-password-file",
                cause);
    }

    private static String password(Settings settings) {
        return settings.path("server.tls-password-file")
                .map(Tls::firstLine)
                .or(() -> settings.text("server.tls-password"))
                .orElseThrow(
                        () -> new ConfigurationException("The keystore needs its password; name the file that holds it"
                                + " with --tls-password-file, or set LANECAST_TLS_PASSWORD"));
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Cannot read the password file [" + file + "]: " + e.getMessage()
                            + "; name another with --tls-password-file",
                    e);
        }
    }

    @Override
    public String toString() {
        return "Tls[keystore=" + keystore + ", password=...]";
    }
}
