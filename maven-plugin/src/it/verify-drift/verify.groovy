import io.railiance.platform.maven.Repository

def repository = new Repository(basedir)
repository.logHas(
    'generated/helm/secrets/local.sh',
    '--- rendered/local/old/service-old.yaml (stale)',
    'old: no longer wanted: 1 to remove',
    '2 files differ from what specs/ generates. Run "make", or "mvn package", and commit the result.',
    'old: no longer wanted: 1 removed')
repository.logLacks('Exception in thread', '\tat io.railiance')
repository.hasNot('rendered')
