import io.railiance.platform.maven.Repository

def repository = new Repository(basedir)
repository.smallSpecs()
repository.generate()
repository.makeOld('helm', 'schemas', 'docs')
