#!/bin/bash
# ruleid: bash-permissions-for-all
chmod 777 /srv/app
# ruleid: bash-permissions-for-all
sudo chmod -R 0777 "$DIR"
# ruleid: bash-permissions-for-all
chmod a+rwx run.sh
# ruleid: bash-permissions-for-all
umask 000
# ruleid: bash-permissions-for-all
mkdir -m 777 /srv/in
# ok: bash-permissions-for-all
chmod 755 /srv/app
# ok: bash-permissions-for-all
chmod a+rx run.sh
# ok: bash-permissions-for-all
chmod 1777 /srv/tmp
# ok: bash-permissions-for-all
umask 022
