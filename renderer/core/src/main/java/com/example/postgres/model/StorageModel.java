package com.example.postgres.model;

import java.util.Optional;

/**
 * The volume of each member.
 *
 * @param request quantity of bytes
 * @param storageClass empty for the default class of the cluster
 * @param deletedWithCluster whether the claims go when the StatefulSet is deleted; they are always kept when it shrinks
 */
public record StorageModel(String request, Optional<String> storageClass, boolean deletedWithCluster) {}
