/**
 * Trouble, and how it is shown: {@link io.railiance.platform.report.Finding} is the only currency
 * for it.
 */
package io.railiance.platform.report;
