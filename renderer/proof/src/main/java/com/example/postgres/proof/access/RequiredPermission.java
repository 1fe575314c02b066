package com.example.postgres.proof.access;

/**
 * A request that a pod sends to the API server.
 *
 * @param permission that the request needs
 * @param why as it ends the sentence "... needs it to"
 * @param source the file that sends the request
 */
record RequiredPermission(Permission permission, String why, String source) {}
