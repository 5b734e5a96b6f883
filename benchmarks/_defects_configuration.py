"""Templates of Bash, Dockerfiles, Terraform and YAML for seeded flaws and their harmless twins."""

BASH_HEADS = [
    '#!/usr/bin/env bash\n# Looks after @{table} on the @{other} hosts.\nset -euo pipefail\n\n@{all}\n\nmain() {\n    log "start"\n    log "done"\n}\n\nmain "$@"',
    "#!/bin/bash\n#\n# Copyright (c) @{year} @{Other} Ltd.\n# Usage: @{noun}.sh [option] @{param}\n\nset -eu\n\n@{all}",
]

BASH_FRAMES = r"""
#### script
@{handler}() {
    local @{v0}="$1"
    log "asked for @{table}"
    @{body}
    @{end}
}

@{handler} "${1:-}"
==== end
printf '%s\n' "${#result}"
==== end void
log "done"

#### script
@{handler}() {
    local @{v0}
    read -r -p "@{param}: " @{v0}
    @{body}
    @{end}
}

@{handler}
==== end
test -n "$result" && log "got an answer"
==== end void
log "done"

#### script
@{handler}() {
    local @{v0}="${QUERY_STRING#*@{param}=}"
    printf 'Content-Type: text/plain\n\n'
    @{body}
    @{end}
}

@{handler}
==== end
printf '%s\n' "${#result}"
==== end void
printf 'ok\n'
"""

BASH_CARRIERS = r"""
#### pass
local @{b}="$@{a}"
#### pass
local @{b}="${@{a}## }"
#### pass
local @{b}
@{b}="$(printf '%s' "$@{a}")"

#### constant
local @{b}="$@{a}"
==== good
local @{b}=@{const}

#### overwritten
local @{b}=@{const}
if [ -n "$@{a}" ]; then
    @{b}="$@{a}"
fi
==== good
local @{b}="$@{a}"
if [ "${#@{b}}" -gt @{n1} ]; then
    log "long"
fi
@{b}=@{const}

#### branch
local @{b} @{t}=@{n1}
if [ $((5 * 20 + @{t})) -gt 90 ]; then
    @{b}="$@{a}"
else
    @{b}=@{const}
fi
==== good
local @{b} @{t}=@{n1}
if [ $((5 * 20 + @{t})) -gt 90 ]; then
    @{b}=@{const}
else
    @{b}="$@{a}"
fi

#### element
local @{t}=(@{const} "$@{a}" "last")
local @{b}="${@{t}[1]}"
==== good
local @{t}=(@{const} "$@{a}" "last")
local @{b}="${@{t}[0]}"

#### allow-list
case "$@{v}" in
    @{const} | @{k1} | @{k2}) ;;
    *) log "unexpected @{param}" ;;
esac
==== good
case "$@{v}" in
    @{const} | @{k1} | @{k2}) ;;
    *) exit 3 ;;
esac
"""

BASH_SINKS = r"""
#### command 78,95,94
$ "/srv"
local result
result="$(eval "du -sh $@{v}")"@{!}
==== right API
local result
result="$(du -sh -- "$@{v}")"
#### command 78,94
$ "localhost"
local result
result="$(bash -c "ping -c 1 $@{v}")"@{!}
==== right API
local result
result="$(ping -c 1 -- "$@{v}")"
==== guard before use
if ! [[ "$@{v}" =~ ^[a-z0-9.]+$ ]]; then
    exit 4
fi
#### sql 89
$ "open"
local result
result="$(mysql shop -e "SELECT id FROM @{table} WHERE state = '$@{v}'")"@{!}
==== guard before use
if ! [[ "$@{v}" =~ ^[0-9]+$ ]]; then
    exit 4
fi
#### path 22
$ "summary.csv"
local result
result="$(cat "/srv/@{noun}/$@{v}")"@{!}
==== sanitised name
local result
result="$(cat "/srv/@{noun}/$(basename -- "$@{v}")")"
#### delete 78,88,22
$ "old.tmp"
local result="deleted"
rm -rf /var/spool/@{noun}/$@{v}@{!}
==== guard before use
case "$@{v}" in
    *[!a-z0-9]*) exit 4 ;;
    "") exit 4 ;;
esac
"""

BASH_PAIRS = r"""
#### download 494
@{g1}() {
    curl -fsSL "https://get.@{noun}.org/install.sh" | bash@{!}
}
==== right form
@{g1}() {
    curl -fsSL -o install.sh "https://get.@{noun}.org/install.sh"
    sha256sum --check install.sh.sha256
    bash install.sh
}
#### tls 295
@{g1}() {
    curl -k -s "https://api.@{noun}.org/@{table}" -o "@{table}.json"@{!}
}
==== right form
@{g1}() {
    curl -s --cacert /etc/ssl/@{noun}.pem "https://api.@{noun}.org/@{table}" -o "@{table}.json"
}
#### tls 295
@{g1}() {
    wget --no-check-certificate "https://mirror.@{noun}.org/@{table}.tar.gz"@{!}
}
==== right form
@{g1}() {
    wget --https-only "https://mirror.@{noun}.org/@{table}.tar.gz"
}
#### temp-file 377
@{g1}() {
    local file="/tmp/@{noun}.$$"@{!}
    sort "$1" > "$file"@{!}
    mv "$file" "$1"
}
==== right API
@{g1}() {
    local file
    file="$(mktemp)"
    sort "$1" > "$file"
    mv "$file" "$1"
}
#### permissions 732
@{g1}() {
    mkdir -p "$1"
    chmod -R 777 "$1"@{!}
}
==== right form
@{g1}() {
    mkdir -p "$1"
    chmod -R 750 "$1"
}
#### ssh-host-key 295,322
@{g1}() {
    ssh -o StrictHostKeyChecking=no "deploy@$1" uptime@{!}
}
==== right form
@{g1}() {
    ssh -o StrictHostKeyChecking=yes "deploy@$1" uptime
}
#### random 338,330
@{g1}() {
    local token="$RANDOM$RANDOM"@{!}
    printf '%s\n' "$token" > "$HOME/.@{noun}_token"
}
==== right API
@{g1}() {
    local token
    token="$(openssl rand -hex 16)"
    printf '%s\n' "$token" > "$HOME/.@{noun}_token"
}
#### unchecked 252,754
@{g1}() {
    cd "$1"@{!}
    rm -rf ./*@{!}
}
==== handled
@{g1}() {
    cd "$1" || return 1
    rm -rf ./*
}
#### self-comparison 571,570,697
@{g1}() {
    if [ "$1" = "$1" ]; then@{!}
        log "same"
    fi
}
==== right form
@{g1}() {
    if [ "$1" = "$2" ]; then
        log "same"
    fi
}
"""

BASH_FILLERS = r"""
#### filler
pages_of() {
    local count="$1" size="$2"
    if [ "$size" -le 0 ]; then
        echo 0
        return
    fi
    echo $(((count + size - 1) / size))
}
#### filler
require_tools() {
    local tool
    for tool in "$@"; do
        if ! command -v "$tool" > /dev/null; then
            log "missing: $tool"
            return 1
        fi
    done
}
#### filler
is_number() {
    case "$1" in
        '' | *[!0-9]*) return 1 ;;
        *) return 0 ;;
    esac
}
#### filler
count_lines() {
    local total=0 line
    while IFS= read -r line; do
        [ -n "$line" ] && total=$((total + 1))
    done < "$1"
    echo "$total"
}
#### filler
usage() {
    cat <<TEXT
Usage: @{noun} [options]
  --limit N   at most N @{table} [@{n1}]
  --help      show this text
TEXT
}
"""

DOCKER_HEADS = [
    '# Image of the @{noun} service.\nFROM python:3.12.4-slim-bookworm AS base\n\nLABEL org.opencontainers.image.title="@{noun}" \\\n      org.opencontainers.image.vendor="@{Other}"\n\nENV PYTHONUNBUFFERED=1 \\\n    PIP_NO_CACHE_DIR=1\n\nWORKDIR /srv/@{noun}\n\nCOPY requirements.txt .\nRUN pip install --require-hashes -r requirements.txt\n\n@{all}\n\nCOPY --chown=1000:1000 . .\nRUN useradd --uid 1000 --no-create-home @{noun}\nEXPOSE 8@{n2}\nUSER 1000\nHEALTHCHECK --interval=30s CMD ["python", "health.py"]\nCMD ["gunicorn", "--bind", "127.0.0.1:8@{n2}", "@{noun}.wsgi"]',
    'FROM node:20.15.1-alpine3.20 AS build\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci --omit=dev --ignore-scripts\nCOPY src ./src\nRUN npm run build\n\nFROM node:20.15.1-alpine3.20\nENV NODE_ENV=production\nWORKDIR /app\n@{all}\n\nCOPY --from=build /app/dist ./dist\nRUN adduser -D -u 1001 @{noun}\nUSER @{noun}\nEXPOSE 3000\nENTRYPOINT ["node", "dist/main.js"]',
]
DOCKER_PAIRS = r"""
#### user 250
FROM debian:12.6-slim
LABEL org.opencontainers.image.title="@{noun}"
WORKDIR /srv/@{noun}
COPY build/@{noun} /usr/local/bin/@{noun}
COPY etc/ /etc/@{noun}/
RUN mkdir -p /var/lib/@{noun} \
    && chown 1000 /var/lib/@{noun}
EXPOSE 8@{n2}
USER root@{!}
CMD ["/usr/local/bin/@{noun}", "--port", "8@{n2}"]
==== right form
FROM debian:12.6-slim
LABEL org.opencontainers.image.title="@{noun}"
WORKDIR /srv/@{noun}
COPY build/@{noun} /usr/local/bin/@{noun}
COPY etc/ /etc/@{noun}/
RUN mkdir -p /var/lib/@{noun} \
    && chown 1000 /var/lib/@{noun}
EXPOSE 8@{n2}
USER 1000
CMD ["/usr/local/bin/@{noun}", "--port", "8@{n2}"]
#### download 494,829
RUN curl -sSL https://get.@{third}.org/install.sh | sh@{!}
==== right form
RUN curl -sSLo /tmp/tool.tgz https://get.@{third}.org/tool.tgz \
    && echo "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  /tmp/tool.tgz" | sha256sum -c -
#### download 494,829
ADD https://mirror.@{third}.org/tool.tar.gz /opt/tool.tar.gz@{!}
==== right form
COPY vendor/tool.tar.gz /opt/tool.tar.gz
#### permissions 732
RUN mkdir -p /data && chmod -R 777 /data@{!}
==== right form
RUN mkdir -p /data && chmod -R 750 /data
#### tls 295
RUN wget --no-check-certificate -O /tmp/tool.deb https://mirror.@{third}.org/tool.deb@{!}
==== right form
RUN wget -O /tmp/tool.deb https://mirror.@{third}.org/tool.deb \
    && sha256sum -c /srv/tool.sha256
#### tls 295
RUN git config --global http.sslVerify false@{!}
==== right form
RUN git config --global http.sslVerify true
#### unsigned 347,494,345
RUN apt-get update && apt-get install -y --allow-unauthenticated libxml2@{!}
==== right form
RUN apt-get update && apt-get install -y --no-install-recommends libxml2 && rm -rf /var/lib/apt/lists/*
#### trusted-host 295,319
RUN pip install --trusted-host pypi.@{third}.org --index-url http://pypi.@{third}.org/simple tool==1.2@{!}
==== right form
RUN pip install --index-url https://pypi.@{third}.org/simple tool==1.2
#### latest 1357,829,494,1104
FROM ubuntu:latest@{!}
LABEL org.opencontainers.image.title="@{noun}"
COPY build/@{noun} /usr/local/bin/@{noun}
RUN useradd --uid 1000 @{noun}
WORKDIR /srv/@{noun}
USER 1000
CMD ["/usr/local/bin/@{noun}"]
==== right form
FROM ubuntu:24.04
LABEL org.opencontainers.image.title="@{noun}"
COPY build/@{noun} /usr/local/bin/@{noun}
RUN useradd --uid 1000 @{noun}
WORKDIR /srv/@{noun}
USER 1000
CMD ["/usr/local/bin/@{noun}"]
#### sudo 250,269
RUN echo "@{noun} ALL=(ALL) NOPASSWD:ALL" >> /etc/sudoers@{!}
==== right form
RUN echo "@{noun} ALL=(root) /usr/sbin/service @{noun} reload" > /etc/sudoers.d/@{noun}
#### ssh 1327,284,250
RUN apt-get update && apt-get install -y --no-install-recommends openssh-server
EXPOSE 22@{!}
==== right form
RUN apt-get update && apt-get install -y --no-install-recommends openssh-client
EXPOSE 8443
"""
DOCKER_FILLERS = r"""
#### filler
ENV TZ=UTC \
    LANG=C.UTF-8 \
    @{OTHER}_LIMIT=@{n2}
#### filler
ARG VERSION=1.@{n1}.0
LABEL org.opencontainers.image.version="${VERSION}"
#### filler
COPY etc/@{other}.conf /etc/@{noun}/@{other}.conf
RUN mkdir -p /var/lib/@{noun} /var/log/@{noun}
#### filler
VOLUME ["/var/lib/@{noun}"]
STOPSIGNAL SIGTERM
"""

TERRAFORM_HEADS = [
    'terraform {\n  required_version = ">= 1.5"\n\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "~> 5.40"\n    }\n  }\n}\n\nprovider "aws" {\n  region = "eu-central-1"\n}\n\n@{all}',
    "# @{Noun} infrastructure of the @{other} team.\n\n@{all}",
]
TERRAFORM_PAIRS = r"""
#### public 732,284
resource "aws_s3_bucket_acl" "@{noun}" {
  bucket = aws_s3_bucket.@{noun}.id
  acl    = "public-read-write"@{!}
}
==== right form
resource "aws_s3_bucket_acl" "@{noun}" {
  bucket = aws_s3_bucket.@{noun}.id
  acl    = "private"
}
#### public 732,284
resource "aws_s3_bucket_public_access_block" "@{noun}" {
  bucket                  = "@{noun}-files"
  block_public_acls       = false@{!}
  block_public_policy     = false@{!}
  ignore_public_acls      = true
  restrict_public_buckets = true
}
==== right form
resource "aws_s3_bucket_public_access_block" "@{noun}" {
  bucket                  = "@{noun}-files"
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
#### open-port 284,1327,668
resource "aws_security_group" "@{noun}" {
  name        = "@{noun}"
  description = "@{Noun} hosts"

  ingress {
    description = "ssh"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]@{!}
  }
}
==== right form
resource "aws_security_group" "@{noun}" {
  name        = "@{noun}"
  description = "@{Noun} hosts"

  ingress {
    description = "ssh"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/16"]
  }
}
#### open-port 284,1327,668
resource "aws_security_group_rule" "@{noun}" {
  type              = "ingress"
  from_port         = 0
  to_port           = 65535
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]@{!}
  security_group_id = var.group_id
}
==== right form
resource "aws_security_group_rule" "@{noun}" {
  type              = "ingress"
  from_port         = 8443
  to_port           = 8443
  protocol          = "tcp"
  cidr_blocks       = [var.office_range]
  security_group_id = var.group_id
}
#### database 284,668
resource "aws_db_instance" "@{noun}" {
  identifier          = "@{noun}"
  engine              = "postgres"
  instance_class      = "db.t4g.small"
  allocated_storage   = @{n2}
  storage_encrypted   = true
  publicly_accessible = true@{!}
}
==== right form
resource "aws_db_instance" "@{noun}" {
  identifier          = "@{noun}"
  engine              = "postgres"
  instance_class      = "db.t4g.small"
  allocated_storage   = @{n2}
  storage_encrypted   = true
  publicly_accessible = false
}
#### encryption 311,312
resource "aws_ebs_volume" "@{noun}" {
  availability_zone = "eu-central-1a"
  size              = @{n2}
  encrypted         = false@{!}
}
==== right form
resource "aws_ebs_volume" "@{noun}" {
  availability_zone = "eu-central-1a"
  size              = @{n2}
  encrypted         = true
}
#### iam 250,732,269,284
resource "aws_iam_policy" "@{noun}" {
  name = "@{noun}"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "*"@{!}
      Resource = "*"@{!}
    }]
  })
}
==== right form
resource "aws_iam_policy" "@{noun}" {
  name = "@{noun}"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = "arn:aws:s3:::@{noun}-files/*"
    }]
  })
}
#### tls-version 326,327
resource "aws_lb_listener" "@{noun}" {
  load_balancer_arn = var.balancer_arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS-1-0-2015-04"@{!}
}
==== right form
resource "aws_lb_listener" "@{noun}" {
  load_balancer_arn = var.balancer_arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}
#### cleartext 319,311
resource "azurerm_storage_account" "@{noun}" {
  name                       = "@{noun}files"
  resource_group_name        = var.group
  location                   = "westeurope"
  account_tier               = "Standard"
  account_replication_type   = "LRS"
  https_traffic_only_enabled = false@{!}
}
==== right form
resource "azurerm_storage_account" "@{noun}" {
  name                       = "@{noun}files"
  resource_group_name        = var.group
  location                   = "westeurope"
  account_tier               = "Standard"
  account_replication_type   = "LRS"
  https_traffic_only_enabled = true
}
#### firewall 284,1327,668
resource "google_compute_firewall" "@{noun}" {
  name    = "@{noun}"
  network = "default"

  allow {
    protocol = "tcp"
    ports    = ["3389"]
  }

  source_ranges = ["0.0.0.0/0"]@{!}
}
==== right form
resource "google_compute_firewall" "@{noun}" {
  name    = "@{noun}"
  network = "default"

  allow {
    protocol = "tcp"
    ports    = ["3389"]
  }

  source_ranges = ["10.8.0.0/20"]
}
#### metadata 1188,918,284
resource "aws_instance" "@{noun}" {
  ami           = var.image
  instance_type = "t3.small"

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "optional"@{!}
  }
}
==== right form
resource "aws_instance" "@{noun}" {
  ami           = var.image
  instance_type = "t3.small"

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }
}
"""
TERRAFORM_FILLERS = r"""
#### filler
variable "@{other}_count" {
  type        = number
  description = "How many @{others} there are"
  default     = @{n1}
}
#### filler
variable "@{third}_name" {
  type        = string
  description = "Name of the @{third}"
  default     = "@{third}-@{n1}"

  validation {
    condition     = length(var.@{third}_name) < 40
    error_message = "The name is too long."
  }
}
#### filler
locals {
  tags = {
    team    = "@{other}"
    project = "@{noun}"
    cost    = "@{n2}"
  }
}
#### filler
output "@{other}_id" {
  description = "Id of the @{other}"
  value       = var.@{other}_count
}
#### filler
resource "aws_cloudwatch_log_group" "@{third}" {
  name              = "/@{noun}/@{third}"
  retention_in_days = 365
  kms_key_id        = var.log_key

  tags = local.tags
}
#### filler
data "aws_caller_identity" "current" {}

data "aws_availability_zones" "available" {
  state = "available"
}
"""

YAML_HEADS = ["# @{Noun} of the @{other} team.\n@{all}", "@{all}"]
YAML_PAIRS = r"""
#### privileged 250
apiVersion: apps/v1
kind: Deployment
metadata:
  name: @{noun}
spec:
  replicas: 2
  selector:
    matchLabels: {app: @{noun}}
  template:
    metadata:
      labels: {app: @{noun}}
    spec:
      automountServiceAccountToken: false
      containers:
        - name: @{noun}
          image: registry.@{other}.org/@{noun}:1.@{n1}.2
          ports:
            - containerPort: 8@{n2}
          resources:
            limits: {cpu: 500m, memory: 256Mi}
          securityContext:
            privileged: true@{!}
==== right form
apiVersion: apps/v1
kind: Deployment
metadata:
  name: @{noun}
spec:
  replicas: 2
  selector:
    matchLabels: {app: @{noun}}
  template:
    metadata:
      labels: {app: @{noun}}
    spec:
      automountServiceAccountToken: false
      containers:
        - name: @{noun}
          image: registry.@{other}.org/@{noun}:1.@{n1}.2
          ports:
            - containerPort: 8@{n2}
          resources:
            limits: {cpu: 500m, memory: 256Mi}
          securityContext:
            privileged: false
            allowPrivilegeEscalation: false
            runAsNonRoot: true
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
#### host 250,668,653
apiVersion: v1
kind: Pod
metadata:
  name: @{noun}-agent
  namespace: @{other}
spec:
  hostNetwork: true@{!}
  hostPID: true@{!}
  containers:
    - name: agent
      image: registry.@{other}.org/agent:2.@{n1}.0
      securityContext:
        runAsNonRoot: true
        allowPrivilegeEscalation: false
        capabilities: {drop: [ALL]}
==== right form
apiVersion: v1
kind: Pod
metadata:
  name: @{noun}-agent
  namespace: @{other}
spec:
  hostNetwork: false
  hostPID: false
  containers:
    - name: agent
      image: registry.@{other}.org/agent:2.@{n1}.0
      securityContext:
        runAsNonRoot: true
        allowPrivilegeEscalation: false
        capabilities: {drop: [ALL]}
#### socket 250,668,284
apiVersion: v1
kind: Pod
metadata:
  name: @{noun}-builder
spec:
  containers:
    - name: builder
      image: registry.@{other}.org/builder:2.@{n1}.0
      securityContext:
        runAsNonRoot: true
        allowPrivilegeEscalation: false
      volumeMounts:
        - name: socket
          mountPath: /var/run/docker.sock
  volumes:
    - name: socket
      hostPath:@{!}
        path: /var/run/docker.sock@{!}
==== right form
apiVersion: v1
kind: Pod
metadata:
  name: @{noun}-builder
spec:
  containers:
    - name: builder
      image: registry.@{other}.org/builder:2.@{n1}.0
      securityContext:
        runAsNonRoot: true
        allowPrivilegeEscalation: false
      volumeMounts:
        - name: cache
          mountPath: /var/cache/@{noun}
  volumes:
    - name: cache
      emptyDir:
        sizeLimit: 1Gi
#### rbac 250,269,732,284
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: @{noun}-reader
rules:
  - apiGroups: ["*"]@{!}
    resources: ["*"]@{!}
    verbs: ["*"]@{!}
==== right form
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: @{noun}-reader
rules:
  - apiGroups: [""]
    resources: ["configmaps"]
    verbs: ["get", "list"]
#### workflow-injection 78,94,77
name: @{noun} triage
on:
  issues:
    types: [opened]
permissions:
  issues: write
jobs:
  triage:
    runs-on: ubuntu-24.04
    steps:
      - name: greet
        run: |
          echo "New @{noun}: ${{ github.event.issue.title }}"@{!}
          ./label.sh
==== right form
name: @{noun} triage
on:
  issues:
    types: [opened]
permissions:
  issues: write
jobs:
  triage:
    runs-on: ubuntu-24.04
    steps:
      - name: greet
        env:
          TITLE: ${{ github.event.issue.title }}
        run: |
          echo "New @{noun}: $TITLE"
          ./label.sh
#### workflow-permissions 250,732,269,284
name: @{noun} build
on: [push]
permissions: write-all@{!}
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@692973e3d937129bcbf40652eb9f2f61becf3332
      - run: make @{noun}
==== right form
name: @{noun} build
on: [push]
permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@692973e3d937129bcbf40652eb9f2f61becf3332
      - run: make @{noun}
#### workflow-untrusted 829,94,863,284
name: @{noun} preview
on: pull_request_target@{!}
permissions:
  contents: read
jobs:
  preview:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@692973e3d937129bcbf40652eb9f2f61becf3332
        with:
          ref: ${{ github.event.pull_request.head.sha }}@{!}
      - run: npm install && npm run preview
==== right form
name: @{noun} preview
on: pull_request
permissions:
  contents: read
jobs:
  preview:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@692973e3d937129bcbf40652eb9f2f61becf3332
      - run: npm install && npm run preview
#### compose 250,668,284
services:
  @{noun}:
    image: registry.@{other}.org/@{noun}:3.@{n1}.0
    restart: unless-stopped
    privileged: true@{!}
    networks: [back]
    environment:
      LIMIT: "@{n2}"
  @{third}:
    image: postgres:16.3
    networks: [back]
    volumes:
      - data:/var/lib/postgresql/data
networks:
  back: {}
volumes:
  data: {}
==== right form
services:
  @{noun}:
    image: registry.@{other}.org/@{noun}:3.@{n1}.0
    restart: unless-stopped
    read_only: true
    security_opt: ["no-new-privileges:true"]
    cap_drop: [ALL]
    networks: [back]
    environment:
      LIMIT: "@{n2}"
  @{third}:
    image: postgres:16.3
    networks: [back]
    volumes:
      - data:/var/lib/postgresql/data
networks:
  back: {}
volumes:
  data: {}
#### ansible-tls 295
- name: Set up @{noun} hosts
  hosts: @{other}
  tasks:
    - name: Fetch the list of @{table}
      ansible.builtin.get_url:
        url: https://mirror.@{other}.org/@{table}.tar.gz
        dest: /opt/@{table}.tar.gz
        mode: "0640"
        validate_certs: false@{!}
    - name: Unpack it
      ansible.builtin.unarchive:
        src: /opt/@{table}.tar.gz
        dest: /opt/@{noun}
        remote_src: true
==== right form
- name: Set up @{noun} hosts
  hosts: @{other}
  tasks:
    - name: Fetch the list of @{table}
      ansible.builtin.get_url:
        url: https://mirror.@{other}.org/@{table}.tar.gz
        dest: /opt/@{table}.tar.gz
        mode: "0640"
        validate_certs: true
    - name: Unpack it
      ansible.builtin.unarchive:
        src: /opt/@{table}.tar.gz
        dest: /opt/@{noun}
        remote_src: true
#### ansible-mode 732,276
- name: Prepare @{noun}
  hosts: @{other}
  become: true
  tasks:
    - name: Make the folder
      ansible.builtin.file:
        path: /srv/@{noun}
        state: directory
        owner: @{noun}
        mode: "0777"@{!}
    - name: Copy settings
      ansible.builtin.template:
        src: @{noun}.conf.j2
        dest: /etc/@{noun}.conf
        mode: "0640"
==== right form
- name: Prepare @{noun}
  hosts: @{other}
  become: true
  tasks:
    - name: Make the folder
      ansible.builtin.file:
        path: /srv/@{noun}
        state: directory
        owner: @{noun}
        mode: "0750"
    - name: Copy settings
      ansible.builtin.template:
        src: @{noun}.conf.j2
        dest: /etc/@{noun}.conf
        mode: "0640"
#### cloudformation 732,284
AWSTemplateFormatVersion: "2010-09-09"
Description: Files of @{table}
Resources:
  @{Noun}Files:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: @{noun}-files
      AccessControl: PublicRead@{!}
      VersioningConfiguration:
        Status: Enabled
Outputs:
  Name:
    Value: !Ref @{Noun}Files
==== right form
AWSTemplateFormatVersion: "2010-09-09"
Description: Files of @{table}
Resources:
  @{Noun}Files:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: @{noun}-files
      AccessControl: Private
      VersioningConfiguration:
        Status: Enabled
Outputs:
  Name:
    Value: !Ref @{Noun}Files
#### actuator 200,497,668,489
server:
  port: 8@{n2}
spring:
  application:
    name: @{noun}
management:
  endpoints:
    web:
      exposure:
        include: "*"@{!}
logging:
  level:
    root: INFO
==== right form
server:
  port: 8@{n2}
spring:
  application:
    name: @{noun}
management:
  endpoints:
    web:
      exposure:
        include: "health,info"
logging:
  level:
    root: INFO
"""
