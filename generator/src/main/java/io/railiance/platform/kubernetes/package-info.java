/** What Kubernetes says: its words and their grammar, its schemas, and manifests. */
package io.railiance.platform.kubernetes;
