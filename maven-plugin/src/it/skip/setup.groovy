import io.railiance.platform.maven.Repository

new Repository(basedir).smallSpecs()
