import io.railiance.platform.maven.Repository

def repository = new Repository(basedir)
repository.logHas(
    'apps/gitea/Chart.yaml:5:5: error [boundary] the chart "postgresql-ha" brings along what the platform has: postgresql-ha',
    'state the need in specs/consumers/gitea.yaml, under needs.postgresql-ha: a database.',
    'apps/blog brings along no service of the platform',
    'apps/nothing: error [boundary] is no folder')
repository.logLacks('Exception in thread', '\tat io.railiance')
true
