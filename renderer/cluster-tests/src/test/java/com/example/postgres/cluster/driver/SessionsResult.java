package com.example.postgres.cluster.driver;

import java.time.Duration;

/**
 * What clients noticed that only read.
 *
 * @param readGap the longest time between two answers that each had a new connection
 * @param ends how often an open connection was closed by the other side
 */
public record SessionsResult(Duration readGap, int ends) {}
