/** Records of what is: live objects, pods, volume claims, members. Reads trees; calls nothing. */
@NullMarked
package com.example.postgres.operator.observe;

import org.jspecify.annotations.NullMarked;
