#!/bin/bash
# ruleid: bash-set-user-id
chmod u+s /usr/local/bin/tool
# ruleid: bash-set-user-id
sudo chmod 4755 /usr/local/bin/tool
# ok: bash-set-user-id
chmod 755 /usr/local/bin/tool
# ok: bash-set-user-id
chmod 2775 /srv/group
