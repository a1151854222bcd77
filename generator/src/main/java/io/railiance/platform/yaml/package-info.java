/** Reading YAML strictly, with the place of everything; and the one configuration of Jackson. */
package io.railiance.platform.yaml;
