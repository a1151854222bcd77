import io.railiance.platform.maven.Repository

def repository = new Repository(basedir)
repository.smallSpecs()
repository.put('specs/platform.yaml', '''\
name: Test
namespase: test
clusterDomain: cluster.local
kubernetes: ["1.36"]
environments: [local]
''')
