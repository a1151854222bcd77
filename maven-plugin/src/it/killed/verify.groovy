import io.railiance.platform.maven.MavenProcess
import io.railiance.platform.maven.Repository

// Killed while it puts the new files in the places of the old ones; the next build puts back those that were there, says so, and
// replaces all of them.
def repository = new Repository(basedir)
def maven = new MavenProcess(basedir, localRepositoryPath)
def isThere = { new File(basedir, it).exists() }
def edited = []
def killed = (1..5).any {
  edited = repository.editAll('helm', 'rendered')
  maven.packageAndKillWhen { isThere('.platform-write/old/' + edited.last()) && isThere(edited.first()) }
  isThere('.platform-write/journal')
}
assert killed: 'five builds were done before they were killed'
def said = maven.packageToTheEnd()
assert said.contains('an earlier run was stopped while it replaced files; the old ones are back')
assert said.findAll(/(\d+) written/) { it[1] as int }.sum() == edited.size()
repository.sameAs(Repository.ours(), 'helm', 'rendered', 'schemas/spec', 'docs/checks.md')
