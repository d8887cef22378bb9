/**
 * The {@code lanecast} command. It reaches watcher, telemetry and server through the SPIs of the core only.
 */
@org.jspecify.annotations.NullMarked
module dev.lanecast.cli {
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires dev.lanecast.core;
    requires info.picocli;
    requires java.logging;
    requires java.net.http;
    requires java.sql;
    requires jdk.unsupported;
    requires org.yaml.snakeyaml;

    opens dev.lanecast.cli to
            info.picocli;
}
