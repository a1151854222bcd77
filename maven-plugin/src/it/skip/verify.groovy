import io.railiance.platform.maven.Repository

def repository = new Repository(basedir)
assert repository.logCount('[INFO] skipped') == 4
repository.hasNot('helm', 'rendered', 'schemas', 'docs', '.platform-write')
