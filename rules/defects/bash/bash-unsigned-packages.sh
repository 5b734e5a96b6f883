#!/bin/bash
# ruleid: bash-unsigned-packages
apt-get install -y --allow-unauthenticated tool
# ruleid: bash-unsigned-packages
sudo yum install -y --nogpgcheck tool
# ruleid: bash-unsigned-packages
pip install --trusted-host mirror.example.org tool
# ruleid: bash-unsigned-packages
npm config set strict-ssl false
# ok: bash-unsigned-packages
apt-get install -y tool
# ok: bash-unsigned-packages
pip install --index-url https://mirror.example.org/simple tool
# ok: bash-unsigned-packages
npm config set strict-ssl true
