/** Specs: read, checked against the schema of their record, and bound to it. */
package io.railiance.platform.spec;
