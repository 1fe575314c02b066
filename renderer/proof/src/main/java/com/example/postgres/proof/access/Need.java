package com.example.postgres.proof.access;

/**
 * Something that what runs in a pod asks of the API server.
 *
 * @param permission what it must be allowed
 * @param why in words that end "... needs to"
 * @param source the file that asks
 */
record Need(Permission permission, String why, String source) {}
