package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 300_000})
    void unpacksToTheText(int length) throws IOException {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        byte[] text = "lane ".repeat(length / 5).getBytes(StandardCharsets.UTF_8);

        assertThat(unpack(Gzip.of(noise).bytes())).isEqualTo(noise);
        assertThat(unpack(Gzip.of(text).bytes())).isEqualTo(text);
        assertThat(Gzip.of(text).bytes().length).isLessThan(64 + length / 20);
    }

    @Test
    void takesAnyNumberOfEnds() throws IOException {
        Gzip gzip = Gzip.of("The beginning, ".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        byte[] longest = new byte[Gzip.MAX_TAIL];
        new Random(1).nextBytes(longest);

        assertThat(new String(unpack(gzip.with("caf\u00e9".getBytes(StandardCharsets.UTF_8))), StandardCharsets.UTF_8))
                .isEqualTo("The beginning, ".repeat(1_000) + "caf\u00e9");
        assertThat(unpack(gzip.with(longest))).endsWith(longest);
        assertThat(new String(unpack(gzip.bytes()), StandardCharsets.UTF_8)).isEqualTo("The beginning, ".repeat(1_000));
    }

    /** Unpacks strictly: checks the checksum and the length. */
    static byte[] unpack(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }
}
