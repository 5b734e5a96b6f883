#!/bin/bash
# ruleid: bash-sudoers-without-password
echo 'app ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers
# ruleid: bash-sudoers-without-password
echo "$NAME ALL=(ALL:ALL) NOPASSWD:ALL" | sudo tee /etc/sudoers.d/app
# ok: bash-sudoers-without-password
echo 'app ALL=(root) NOPASSWD: /usr/bin/systemctl restart app' > /etc/sudoers.d/app
# ok: bash-sudoers-without-password
echo 'app ALL=(ALL) ALL' >> /etc/sudoers
