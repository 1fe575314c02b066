package com.example.postgres.cli.output;

import com.example.postgres.object.ObjectId;

/**
 * An object as text.
 *
 * @param id of the object
 * @param text as it stands in a file of its own
 */
public record PrintedObject(ObjectId id, String text) {}
