# The command line in a container, as a user without privileges. Build: docker build -t dataprep .
FROM python:3.12-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 dataprep
WORKDIR /opt/dataprep
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
# Semgrep pins too much to share an environment.
COPY requirements-semgrep.txt ./
RUN python -m venv /opt/semgrep \
    && /opt/semgrep/bin/pip install --no-cache-dir --require-hashes -r requirements-semgrep.txt
ENV DATAPREP_SEMGREP=/opt/semgrep/bin/semgrep
COPY . .
# The kernels are compiled into the image, so that a container starts warm.
RUN pip install --no-cache-dir --no-deps --no-build-isolation . && cd / && dataprep doctor --quiet
USER dataprep
WORKDIR /work
ENTRYPOINT ["dataprep"]
