/** Folders in memory, how two of them differ, and the one place that writes to the disk. */
package io.railiance.platform.files;
