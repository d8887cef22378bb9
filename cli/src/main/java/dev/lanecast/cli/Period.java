package dev.lanecast.cli;

import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.wire.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which calls a command is about, by when they ended and for which project they were made. */
final class Period {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description = "Only calls from this day on, such as 2026-11-20, or from this ISO-8601 time.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Until.class,
            description = "Only calls until the end of this day, or before this ISO-8601 time.")
    private @Nullable Instant until;

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "Only calls for this project; an empty name means those that name none.")
    private @Nullable String project;

    /** The calls that are meant; ends the command if there can be none. */
    CallFilter filter() {
        if (since != null && until != null && !since.isBefore(until)) {
            throw new ParameterException(
                    command.commandLine(),
                    "[--since] must be before the end of [--until], but they are [" + since + "] and [" + until + "]");
        }
        return CallFilter.ALL.between(since, until).project(project);
    }

    private static TypeConversionException refused(String text) {
        return new TypeConversionException(
                "must be a day such as 2026-11-20 or an ISO-8601 time with a zone, but is [" + text + "]");
    }

    /** Reads a beginning. */
    static final class Since implements ITypeConverter<Instant> {

        @Override
        public Instant convert(String text) {
            try {
                return Moment.begin(text, ZoneId.systemDefault());
            } catch (DateTimeException e) {
                throw refused(text);
            }
        }
    }

    /** Reads an end. */
    static final class Until implements ITypeConverter<Instant> {

        @Override
        public Instant convert(String text) {
            try {
                return Moment.end(text, ZoneId.systemDefault());
            } catch (DateTimeException e) {
                throw refused(text);
            }
        }
    }
}
