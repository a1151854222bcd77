import io.railiance.platform.maven.Repository

// The repository's own specs; what they generate is committed beside them.
new Repository(basedir).copyFrom(Repository.ours(), 'specs')
