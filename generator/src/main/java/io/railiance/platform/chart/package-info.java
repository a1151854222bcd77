/** What a chart is before it is text, and how it becomes text. */
package io.railiance.platform.chart;
