import io.railiance.platform.maven.Repository

def repository = new Repository(basedir)
repository.logHas(': unchanged', 'up to date (')
repository.isOld('helm', 'schemas', 'docs')
