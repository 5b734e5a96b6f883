#!/bin/bash
# ruleid: bash-sudo-of-variable
sudo $CMD
# ruleid: bash-sudo-of-variable
sudo -E "$1" --force
# ok: bash-sudo-of-variable
sudo systemctl restart "$SERVICE"
# ok: bash-sudo-of-variable
sudo -u "$USER_NAME" id
