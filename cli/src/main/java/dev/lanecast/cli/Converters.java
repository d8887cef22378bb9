package dev.lanecast.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options. */
final class Converters {

    private Converters() {}

    private static int whole(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message below says it better.
        }
        throw new TypeConversionException(
                "must be a whole number from " + least + " to " + most + ", but is [" + text + "]");
    }

    /** A TCP port, 0 included. */
    static final class Port implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return whole(text, 0, 65_535);
        }
    }

    /** A number of simulated agents. */
    static final class Agents implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return whole(text, 1, 50);
        }
    }

    /** A number of files to measure with. */
    static final class Files implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return whole(text, 1, 1_000_000);
        }
    }

    /** A number of changes to measure. */
    static final class Changes implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return whole(text, 1, 100_000);
        }
    }

    /** A number of clients to connect. */
    static final class Clients implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return whole(text, 10, 2_000);
        }
    }

    /** How many times as fast as usual. */
    static final class Speed implements ITypeConverter<Double> {

        @Override
        public Double convert(String text) {
            try {
                double speed = Double.parseDouble(text);
                if (speed >= 0.01 && speed <= 100) {
                    return speed;
                }
            } catch (NumberFormatException e) {
                // The message below says it better.
            }
            throw new TypeConversionException("must be a number from 0.01 to 100, but is [" + text + "]");
        }
    }

    /** The name of a file, which an empty text is none of. */
    static final class FileName implements ITypeConverter<Path> {

        @Override
        public Path convert(String text) {
            try {
                if (!text.isBlank()) {
                    return Path.of(text);
                }
            } catch (InvalidPathException e) {
                // The message below says it better.
            }
            throw new TypeConversionException("must name a file, but is [" + text + "]");
        }
    }

    /** Whether commits wait for the disk. */
    static final class Sync implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            if (text.equals("normal") || text.equals("full")) {
                return text;
            }
            throw new TypeConversionException("must be normal or full, but is [" + text + "]");
        }
    }

    /** A span of time: a whole number and a unit, or as ISO 8601 has it. */
    static final class Span implements ITypeConverter<Duration> {

        private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([smhd])");

        @Override
        public Duration convert(String text) {
            Matcher parts = SHORT.matcher(text.toLowerCase(Locale.ROOT));
            try {
                String unit = parts.matches() ? parts.group(2) : "";
                String iso = switch (unit) {
                    case "" -> text;
                    case "d" -> "P" + parts.group(1) + "D";
                    default -> "PT" + parts.group(1) + unit;
                };
                Duration span = Duration.parse(iso);
                if (span.toSeconds() > 0) {
                    return span;
                }
            } catch (DateTimeException e) {
                // The message below says it better.
            }
            throw new TypeConversionException("must be a time such as 90s, 30m, 2h or 1d, but is [" + text + "]");
        }
    }
}
