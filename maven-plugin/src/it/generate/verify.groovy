import io.railiance.platform.maven.Repository

def repository = new Repository(basedir)
repository.sameAs(Repository.ours(), 'helm', 'rendered', 'schemas/spec', 'docs/checks.md')
repository.logHas('platform: ', ' written', 'up to date (')
