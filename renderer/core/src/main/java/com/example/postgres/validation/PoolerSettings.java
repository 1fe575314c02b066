package com.example.postgres.validation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings of the section {@code pgbouncer} that a user may set: PgBouncer does not start with an unknown
 * setting.
 *
 * @see <a href="https://www.pgbouncer.org/config.html">pgbouncer.ini</a>, version 1.25
 */
final class PoolerSettings {

    static final List<String> NAMES = List.of(
            "application_name_add_host",
            "autodb_idle_timeout",
            "cancel_wait_timeout",
            "client_idle_timeout",
            "client_login_timeout",
            "client_tls13_ciphers",
            "client_tls_ciphers",
            "client_tls_dheparams",
            "client_tls_ecdhcurve",
            "client_tls_protocols",
            "disable_pqexec",
            "dns_max_ttl",
            "dns_nxdomain_ttl",
            "dns_zone_check_period",
            "idle_transaction_timeout",
            "ignore_startup_parameters",
            "listen_backlog",
            "log_connections",
            "log_disconnections",
            "log_pooler_errors",
            "log_stats",
            "max_db_client_connections",
            "max_db_connections",
            "max_packet_size",
            "max_prepared_statements",
            "max_user_client_connections",
            "max_user_connections",
            "min_pool_size",
            "peer_id",
            "pkt_buf",
            "query_timeout",
            "query_wait_notify",
            "query_wait_timeout",
            "reserve_pool_size",
            "reserve_pool_timeout",
            "sbuf_loopcnt",
            "scram_iterations",
            "server_check_delay",
            "server_check_query",
            "server_connect_timeout",
            "server_fast_close",
            "server_idle_timeout",
            "server_lifetime",
            "server_login_retry",
            "server_reset_query",
            "server_reset_query_always",
            "server_round_robin",
            "so_reuseport",
            "stats_period",
            "tcp_defer_accept",
            "tcp_keepalive",
            "tcp_keepcnt",
            "tcp_keepidle",
            "tcp_keepintvl",
            "tcp_socket_buffer",
            "tcp_user_timeout",
            "track_extra_parameters",
            "transaction_timeout",
            "verbose");

    /** Of these the value is a text; of all others but the durations, an integer: bouncer_params in src/main.c. */
    private static final Set<String> TEXTS = Set.of(
            "client_tls13_ciphers",
            "client_tls_ciphers",
            "client_tls_dheparams",
            "client_tls_ecdhcurve",
            "client_tls_protocols",
            "ignore_startup_parameters",
            "server_check_query",
            "server_reset_query",
            "track_extra_parameters");

    private static final Set<String> DURATIONS = Set.of(
            "autodb_idle_timeout",
            "cancel_wait_timeout",
            "client_idle_timeout",
            "client_login_timeout",
            "dns_max_ttl",
            "dns_nxdomain_ttl",
            "dns_zone_check_period",
            "idle_transaction_timeout",
            "query_timeout",
            "query_wait_timeout",
            "reserve_pool_timeout",
            "server_check_delay",
            "server_connect_timeout",
            "server_idle_timeout",
            "server_lifetime",
            "server_login_retry",
            "transaction_timeout");

    private static final Pattern INTEGER = Pattern.compile("\\s*[+-]?(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)");
    private static final Pattern SECONDS =
            Pattern.compile("\\s*[+]?(0[xX][0-9a-fA-F]+|([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|inf|infinity)");
    private static final Set<String> PROTOCOLS =
            Set.of("all", "default", "legacy", "secure", "tlsv1", "tlsv1.0", "tlsv1.1", "tlsv1.2", "tlsv1.3");

    private PoolerSettings() {}

    /** Why PgBouncer does not start with the value of a known setting; empty if it does, or if only it knows. */
    static Optional<String> problem(String name, String value, boolean hasTls) {
        if (DURATIONS.contains(name)) {
            return SECONDS.matcher(value).matches()
                    ? Optional.empty()
                    : Optional.of("must be a number of seconds without a unit, such as 30 or 0.5");
        }
        if (name.equals("client_tls_protocols") && hasTls) {
            return Stream.of(value.toLowerCase(Locale.ROOT).split("[,:]"))
                            .map(word -> word.strip().replaceFirst("^!", ""))
                            .allMatch(word -> word.isEmpty() || PROTOCOLS.contains(word))
                    ? Optional.empty()
                    : Optional.of("must be secure, all, or a list of tlsv1.0, tlsv1.1, tlsv1.2 and tlsv1.3");
        }
        return TEXTS.contains(name) || INTEGER.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("must be an integer; 1 switches a setting on and 0 off");
    }
}
