#!/bin/bash
# ruleid: bash-ssh-host-key-unchecked
ssh -o StrictHostKeyChecking=no host uptime
# ruleid: bash-ssh-host-key-unchecked
scp -q -o "StrictHostKeyChecking no" a host:
# ruleid: bash-ssh-host-key-unchecked
echo "StrictHostKeyChecking no" >> ~/.ssh/config
# ok: bash-ssh-host-key-unchecked
ssh -o StrictHostKeyChecking=yes host uptime
# ok: bash-ssh-host-key-unchecked
ssh -o StrictHostKeyChecking=accept-new host uptime
