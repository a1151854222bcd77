/** Object storage by S3: a bucket and a key for each need, kept by SeaweedFS. */
package io.railiance.platform.service.objectstorage;
