package io.railiance.platform.review;

/** All objects of the environment that a change belongs to, as they were and as they will be. */
record Surroundings(Side before, Side after) {}
