package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.DashboardServer;
import dev.lanecast.core.spi.DashboardServerProvider;
import dev.lanecast.core.spi.Settings;

/** Makes dashboard servers on Jetty. Its settings are those of {@link JettySettings}. Stateless and thread-safe. */
public final class JettyDashboardServerProvider implements DashboardServerProvider {

    /** Does nothing; the service loader needs it. */
    public JettyDashboardServerProvider() {}

    @Override
    public String name() {
        return "jetty";
    }

    @Override
    public DashboardServer create(Settings settings) {
        return create(JettySettings.from(settings));
    }

    /** Makes a server that is not started yet. */
    public DashboardServer create(JettySettings settings) {
        return new JettyDashboardServer(settings, Assets.bundled(), System::nanoTime);
    }
}
