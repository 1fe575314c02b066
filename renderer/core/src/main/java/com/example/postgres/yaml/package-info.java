/**
 * Text to trees and back: a YAML and JSON reader that keeps the position of every value and rejects what other
 * parsers read differently, and writers whose output depends only on the tree. Knows nothing of PostgreSQL or
 * Kubernetes.
 */
@NullMarked
package com.example.postgres.yaml;

import org.jspecify.annotations.NullMarked;
