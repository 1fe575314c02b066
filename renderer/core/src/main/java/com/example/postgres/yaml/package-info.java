/**
 * Text to trees and back: a YAML and JSON reader that knows where every value stands and refuses what readers
 * disagree about, and writers whose bytes depend on the tree alone. Knows nothing of PostgreSQL or Kubernetes.
 */
@NullMarked
package com.example.postgres.yaml;

import org.jspecify.annotations.NullMarked;
