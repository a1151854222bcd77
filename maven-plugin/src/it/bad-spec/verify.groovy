import io.railiance.platform.maven.Repository

def repository = new Repository(basedir)
repository.logHas(new File(basedir, 'findings.txt').text)
repository.logLacks('\tat io.railiance')
repository.hasNot('helm', 'rendered', 'schemas', 'docs', '.platform-write')
