package dev.lanecast.server.jetty;

import dev.lanecast.core.error.ServerException;
import dev.lanecast.core.spi.DashboardServer;
import dev.lanecast.core.spi.LiveBoard;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** Puts Jetty together. */
final class JettyDashboardServer implements DashboardServer {

    private static final System.Logger LOG = System.getLogger(JettyDashboardServer.class.getName());
    private static final String SOCKET = "/dashboard";
    private static final int THREADS = 16;

    /** Bounds what the system keeps for a client that does not read. */
    private static final int SEND_BUFFER = 256 * 1024;

    private static final long STOP_MILLIS = 500;
    private static final int MAX_HEADERS = 8 * 1024;
    private static final int MAX_MESSAGE = 16 * 1024;
    private static final long MAX_BODIES = 64L * 1024 * 1024;
    private static final Duration HTTP_IDLE = Duration.ofSeconds(30);
    private static final Duration SEARCH = Duration.ofSeconds(2);
    private static final Duration SOCKET_IDLE = Duration.ofSeconds(60);

    private final JettySettings settings;
    private final Assets assets;
    private final LongSupplier nanos;
    private @Nullable Server server;
    private @Nullable ServerConnector connector;
    private @Nullable Clients clients;
    private @Nullable URI address;
    private List<Route> routes = List.of();
    private Optional<SignIn> signIn = Optional.empty();

    /**
     * A server that is not started.
     *
     * @param nanos a clock that never jumps, see {@link System#nanoTime}
     */
    JettyDashboardServer(JettySettings settings, Assets assets, LongSupplier nanos) {
        this.settings = settings;
        this.assets = assets;
        this.nanos = nanos;
    }

    @Override
    public synchronized URI start(LiveBoard board) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, THREADS / 4);
        threads.setName("lanecast-http");
        threads.setDaemon(true);
        threads.setStopTimeout(STOP_MILLIS);
        Server made = new Server(threads);
        server = made;
        Patience patience = new Patience(nanos);
        Meter meter = new Meter(board);
        clients = new Clients(board, nanos, meter, patience::tick);
        meter.follow(clients);
        connector = connector(made);
        connector.addBean(patience);
        made.addConnector(connector);
        listen(connector);
        int port = connector.getLocalPort();
        address = URI.create(settings.scheme() + "://" + settings.shownHost() + ":" + port + "/");
        signIn = settings.token()
                .map(token -> new SignIn(token, port, settings.tls().isPresent()));
        routes = routes(board, clients, meter);
        handle(made, clients, patience);
        start(made);
        clients.start();
        return address;
    }

    @Override
    public synchronized Optional<URI> signInLink() {
        return signIn.map(known -> Objects.requireNonNull(address).resolve(known.newPath()));
    }

    @Override
    public synchronized void close() {
        if (server == null || connector == null || clients == null) {
            return;
        }
        connector.close();
        clients.stop();
        stop(server);
        server = null;
    }

    /** Who is connected; only while it runs. */
    Clients clients() {
        return Objects.requireNonNull(clients);
    }

    /** Everything it answers beside the files of the page; only while it runs. */
    List<Route> routes() {
        return routes;
    }

    private ServerConnector connector(Server server) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADERS);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ConnectionFactory[] protocols = settings.tls()
                .map(tls -> AbstractConnectionFactory.getFactories(context(tls), plain))
                .orElse(new ConnectionFactory[] {plain});
        ServerConnector made = new OrderedConnector(server, protocols);
        made.setHost(settings.host());
        made.setPort(settings.port());
        made.setIdleTimeout(HTTP_IDLE.toMillis());
        made.setAcceptedSendBufferSize(SEND_BUFFER);
        return made;
    }

    private static SslContextFactory.Server context(Tls tls) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStore(tls.load());
        context.setKeyManagerPassword(tls.password());
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return context;
    }

    private void handle(Server server, Clients clients, Patience patience) {
        SecurityHeaders securityHeaders = new SecurityHeaders(assets.contentSecurityPolicy());
        WebSocketUpgradeHandler sockets =
                WebSocketUpgradeHandler.from(server, container -> configure(container, clients));
        sockets.setHandler(new Router(routes, assets, patience, new Intake(MAX_BODIES), server.getThreadPool()));
        Sharing sharing = new Sharing(Set.copyOf(settings.allowOrigins()));
        server.setHandler(
                new Gate(new Admission(settings), sharing, securityHeaders, patience, new Door(signIn, sockets)));
        server.setErrorHandler(new JsonErrors(securityHeaders));
    }

    private static void configure(ServerWebSocketContainer container, Clients clients) {
        container.setIdleTimeout(SOCKET_IDLE);
        container.setMaxTextMessageSize(MAX_MESSAGE);
        container.setMaxBinaryMessageSize(MAX_MESSAGE);
        container.addMapping(SOCKET, (request, response, callback) -> {
            response.setExtensions(List.of());
            return new DashboardSocket(
                    clients,
                    Opening.parse(request.getHttpURI().getQuery()),
                    request.getConnectionMetaData().getConnection().getEndPoint());
        });
    }

    private List<Route> routes(LiveBoard board, Clients clients, Meter meter) {
        Login login = new Login(signIn);
        Asset description = Assets.resource("/openapi.json");
        List<Route> routes = new ArrayList<>(List.of(
                Route.get("/health", new HealthEndpoint(board, signIn)),
                Route.get("/metrics", new MetricsEndpoint(meter.registry())),
                Route.get("/openapi.json", call -> description.answer(call.headers())),
                Route.once(Login.PATH + "*", login),
                Route.post("/login", call -> login.newLink()),
                Route.get("/api/tasks", new TasksEndpoint(board)),
                Route.get("/api/tasks/*", new TaskEndpoint(board)),
                Route.get("/api/search", new SearchEndpoint(board, SEARCH)),
                Route.get("/api/stats", new StatsEndpoint(board)),
                Route.get("/api/costs", new CostsEndpoint(board)),
                Route.get("/api/usage", new UsageEndpoint(board)),
                Route.get("/api/invocations", new CallsEndpoint(board)),
                Route.get("/api/events", new EventsEndpoint(board)),
                Route.get("/api/export/*", new ExportEndpoint(board)),
                Route.get("/api/stream", new StreamEndpoint(clients)),
                Route.post("/api/invocations", new InvocationsEndpoint(board)),
                Route.get(SOCKET, call -> upgradeRequired())));
        routes.addAll(OtlpEndpoint.routes(board));
        return routes;
    }

    private static Answer upgradeRequired() {
        return Answer.error(426, "upgrade_required", "This address is a WebSocket", null)
                .with(HttpHeader.UPGRADE, "websocket");
    }

    private void listen(ServerConnector connector) {
        try {
            connector.open();
        } catch (IOException | RuntimeException e) {
            throw BindFailure.of(settings.host(), settings.port(), e);
        }
    }

    private static void start(Server server) {
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new ServerException("Cannot start the dashboard server: " + e.getMessage(), e);
        }
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "The dashboard server did not stop cleanly", e);
        }
    }
}
