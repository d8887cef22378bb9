/**
 * The dashboard server on Jetty: HTTP, WebSocket and the page itself. Start at
 * {@link dev.lanecast.server.jetty.JettyDashboardServerProvider}.
 */
package dev.lanecast.server.jetty;
