#!/bin/bash
# ruleid: bash-password-on-command-line
mysql -u root -p"$DB_PASSWORD" shop
# ruleid: bash-password-on-command-line
sshpass -p "$PASS" ssh host
# ruleid: bash-password-on-command-line
docker login -u bob --password "$TOKEN" registry.example.org
# ruleid: bash-password-on-command-line
curl -u "bob:$PASS" https://example.org/a
# ok: bash-password-on-command-line
mysql --defaults-extra-file=my.cnf shop
# ok: bash-password-on-command-line
sshpass -e ssh host
# ok: bash-password-on-command-line
echo "$TOKEN" | docker login -u bob --password-stdin registry.example.org
# ok: bash-password-on-command-line
curl --netrc https://example.org/a
# ok: bash-password-on-command-line
mysqldump -p shop
