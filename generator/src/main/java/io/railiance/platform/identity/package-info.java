/**
 * The identity provider that the platform is given, who asks it for a client, and what is asked.
 */
package io.railiance.platform.identity;
