/** What services share: value records, the helpers of their templates, recipes of Secrets. */
package io.railiance.platform.service.common;
