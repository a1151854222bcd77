/** The goals of the Maven plugin: parameters in, a run of the generator, words and failures out. */
package io.railiance.platform.maven;
