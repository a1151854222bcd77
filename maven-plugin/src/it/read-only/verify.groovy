import io.railiance.platform.maven.Repository

def repository = new Repository(basedir)
repository.logHas('+++ docs/checks.md (missing)', '+++ helm/secrets/local.sh (missing)')
assert repository.logCount('and commit the result. ->') == 2
repository.hasNot('helm', 'schemas', 'docs', '.platform-write')
