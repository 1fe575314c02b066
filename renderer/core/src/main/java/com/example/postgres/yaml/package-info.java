/**
 * Text to trees and trees to text. The trees are Jackson's; they are never changed after creation.
 */
@NullMarked
package com.example.postgres.yaml;

import org.jspecify.annotations.NullMarked;
