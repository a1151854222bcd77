package io.railiance.platform.spec;

import io.railiance.platform.yaml.Located;

/**
 * A spec as it was written and as it was meant.
 *
 * @param value the record
 * @param source the document, for whoever finds something wrong with a value later
 */
public record Spec<T extends Record>(T value, Located source) {}
