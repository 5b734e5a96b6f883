"""Settings of the whole test suite."""

from hypothesis import settings

# NOTE: machines that run the tests are shared and slow at times: what is tested is never time.
settings.register_profile("dataprep", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("dataprep")
