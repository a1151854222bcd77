/**
 * The platform that services are made for: its settings, its environments, the applications that
 * use it.
 */
package io.railiance.platform.platform;
