import io.railiance.platform.maven.Repository

def repository = new Repository(basedir)
repository.has('docs/checks.md', 'schemas/spec/platform.schema.json')
repository.logLacks('not marked as thread-safe', 'not marked @threadSafe')
