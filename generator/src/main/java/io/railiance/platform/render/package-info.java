/** Charts rendered by the real Helm engine, in this JVM. */
package io.railiance.platform.render;
