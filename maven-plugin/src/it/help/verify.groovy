import io.railiance.platform.maven.Repository

new Repository(basedir).logHas('platform:generate', 'platform:verify', 'platform.readOnly', 'platform.skip')
