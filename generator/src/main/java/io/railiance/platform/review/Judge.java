package io.railiance.platform.review;

import java.util.List;

/** A rule that paths and conditions cannot say. */
interface Judge {
  List<Hit> hits(ObjectChange change, Surroundings around);
}
