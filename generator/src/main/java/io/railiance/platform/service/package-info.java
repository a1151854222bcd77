/** What a service is to the generator. Each service is a folder below this one. */
package io.railiance.platform.service;
