package com.example.postgres.validation;

import java.util.List;

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

    private PoolerSettings() {}
}
