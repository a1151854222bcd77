import io.railiance.platform.maven.Repository

def repository = new Repository(basedir)
repository.logHas(
    'before -> before: nothing changes in 1 object',
    'connection break [service-port-removed]',
    'the verdict is "connection break", and the build fails on "connection break" and worse.',
    'failOn is "data-los"', 'Did you mean "data-loss"?',
    'there is nothing to review: nowhere and after')
repository.logLacks('Exception in thread', '\tat io.railiance')
['md', 'json', 'sarif', 'xml'].each { assert new File(basedir, "target/review/review.$it").text.contains('service-port-removed') || it == 'xml' }
true
